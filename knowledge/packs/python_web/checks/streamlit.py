"""What is said of Streamlit, tried."""

import sys
from pathlib import Path

from _serving import get, process

IMPORTS = "streamlit"


def _test(script):
    from streamlit.testing.v1 import AppTest

    return AppTest.from_string(f"import streamlit as st\n{script}").run(timeout=30)


def python_ui():
    """The script runs again on every interaction, and widgets return their value"""
    app = _test("st.write(str(st.slider('n', 0, 10, 3) * 2))")
    assert app.markdown[0].value == "6"
    assert app.slider[0].set_value(5).run().markdown[0].value == "10"


def sessions():
    """Values of a session outlive the runs of the script"""
    app = _test("st.session_state.n = st.session_state.get('n', 0) + 1\nst.write(str(st.session_state.n))")
    assert [app.run().markdown[0].value for _ in range(2)] == ["2", "3"]


def forms():
    """A form collects inputs until it is sent"""
    app = _test("with st.form('f'):\n    n = st.text_input('name')\n    sent = st.form_submit_button('go')\nif sent: st.write('hello ' + n)")
    app.text_input[0].set_value("Ada")
    assert app.button[0].click().run().markdown[0].value == "hello Ada"


def caching():
    """A decorated function is not called again for the same arguments"""
    app = _test("import random\n@st.cache_data\ndef draw(n):\n    return random.random()\nst.write(draw(1) == draw(1))")
    assert "True" in app.markdown[0].value


def test_client():
    """Scripts are tested without a browser"""
    assert not _test("st.title('home')").exception


def own_server():
    """It serves by itself"""
    Path("app.py").write_text("import streamlit as st\nst.title('home')\n")
    with process(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}") as url:
        assert get(f"{url}/_stcore/health") == (200, "ok")
        assert "<title>Streamlit" in get(url)[1]


def cli():
    """`streamlit` tells its settings"""
    import subprocess

    done = subprocess.run([sys.executable, "-m", "streamlit", "config", "show"], capture_output=True, text=True)
    assert "[server]" in done.stdout
