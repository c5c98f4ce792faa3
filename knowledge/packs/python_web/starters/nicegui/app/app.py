"""A lamp with a switch and a reading that refreshes itself; every visitor sees the same lamp."""

from os import environ
from random import uniform

from nicegui import ui

LAMP = {"on": False}


@ui.page("/")
def panel():
    ui.label("Workshop").classes("text-2xl")
    ui.switch("Lamp").bind_value(LAMP, "on")
    reading = ui.label()
    ui.timer(1.0, lambda: reading.set_text(f"{uniform(19, 22):.1f} °C"))


ui.run(title="Workshop", port=int(environ.get("PORT", 8080)), show=False, reload=False)
