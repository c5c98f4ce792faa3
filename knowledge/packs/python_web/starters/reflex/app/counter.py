"""A counter: the number lives in Python on the server, the page follows it. Save it as `counter/counter.py`."""

import reflex as rx


class Counter(rx.State):
    number: int = 0

    @rx.event
    def up(self):
        self.number += 1


def index() -> rx.Component:
    return rx.vstack(rx.heading(f"Pressed {Counter.number} times"), rx.button("Press", on_click=Counter.up))


app = rx.App()
app.add_page(index, title="Counter")
