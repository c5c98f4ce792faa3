"""Monthly sales with a filter: a callback says which part of the page depends on which control."""

from dash import Dash, Input, Output, callback, dcc, html

SALES = {"North": {"Jan": 120, "Feb": 90, "Mar": 150}, "South": {"Jan": 80, "Feb": 110, "Mar": 95}}

app = Dash(__name__, title="Sales")
server = app.server
app.layout = html.Main(
    [html.H1("Sales"), dcc.Dropdown(list(SALES), "North", id="region", clearable=False), dcc.Graph(id="chart")]
)


@callback(Output("chart", "figure"), Input("region", "value"))
def chart(region):
    months = SALES[region]
    bars = {"type": "bar", "x": list(months), "y": list(months.values())}
    return {"data": [bars], "layout": {"title": {"text": region}}}


if __name__ == "__main__":
    app.run(debug=True)
