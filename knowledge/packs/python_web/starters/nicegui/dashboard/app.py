"""A chart that grows while you look at it."""

from collections import deque
from os import environ
from random import uniform

from nicegui import app, ui

VALUES = deque([20.0] * 30, maxlen=30)


@ui.page("/")
def dashboard():
    ui.label("Temperature").classes("text-2xl")
    chart = ui.echart(
        {
            "xAxis": {"type": "category"},
            "yAxis": {"type": "value", "min": 10, "max": 30},
            "series": [{"type": "line", "data": list(VALUES)}],
        }
    )

    def grow():
        chart.options["series"][0]["data"] = list(VALUES)
        chart.update()

    ui.timer(1.0, grow)


def measure():
    VALUES.append(min(30, max(10, VALUES[-1] + uniform(-1, 1))))


app.timer(1.0, measure)
ui.run(title="Temperature", port=int(environ.get("PORT", 8080)), show=False, reload=False)
