"""What is said of Reflex, tried as far as it goes without building the front end."""

IMPORTS = "reflex.app, reflex.state, reflex.components"


def python_ui():
    """Components are described in Python and become JavaScript"""
    import reflex

    page = reflex.vstack(reflex.heading("Counter"), reflex.button("more"))
    assert "Counter" in str(page) and "Button" in str(page)


def sessions():
    """State is a class, and its variables keep their types"""
    import reflex

    class Counter(reflex.State):
        count: int = 0

        @reflex.var
        def double(self) -> int:
            return self.count * 2

    assert {"count", "double"} <= set(Counter.vars)


def forms():
    """A form hands its fields to an event of the state"""
    import reflex

    class Entry(reflex.State):
        @reflex.event
        def keep(self, data: dict):
            pass

    assert "onSubmit" in str(reflex.form(reflex.input(name="who"), on_submit=Entry.keep))


def cli():
    """`reflex` knows the commands to start, run and export"""
    import subprocess
    import sys
    from pathlib import Path

    done = subprocess.run([Path(sys.executable).with_name("reflex"), "--help"], capture_output=True, text=True)
    assert all(word in done.stdout for word in ("init", "run", "export"))
