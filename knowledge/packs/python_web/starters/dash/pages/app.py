"""Two pages with addresses of their own; in a larger application each page is a file in the folder `pages`."""

from dash import Dash, dcc, html, page_container, page_registry, register_page

app = Dash(__name__, title="Reports", use_pages=True, pages_folder="")
server = app.server

register_page("sales", path="/", name="Sales", layout=html.P("Charts about sales go here."))
register_page(
    "store",
    path_template="/store/<store>",
    path="/store/north",
    name="Stores",
    layout=lambda store="north", **_: html.P(f"Figures of the store {store}."),
)

links = [dcc.Link(page["name"], href=page["relative_path"]) for page in page_registry.values()]
app.layout = html.Main([html.Nav(links), page_container])


if __name__ == "__main__":
    app.run(debug=True)
