from flask import Flask, render_template_string, request

app = Flask(__name__)

PAGE = """<!doctype html>
<title>Greeting</title>
<h1>Hello, {{ name }}!</h1>
<form><input name="name" placeholder="Your name"><button>Greet me</button></form>
"""


@app.get("/")
def greet() -> str:
    return render_template_string(PAGE, name=request.args.get("name", "stranger"))
