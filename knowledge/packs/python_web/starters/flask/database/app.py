from flask import Flask, redirect, render_template_string, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///notes.db"
db = SQLAlchemy(app)

PAGE = """<!doctype html>
<title>Notes</title>
<ul>{% for note in notes %}<li>{{ note.text }}</li>{% else %}<li>No notes yet</li>{% endfor %}</ul>
<form method="post"><input name="text" required><button>Add</button></form>
"""


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String(200), nullable=False)


with app.app_context():
    db.create_all()


@app.get("/")
def show():
    return render_template_string(PAGE, notes=db.session.scalars(db.select(Note)).all())


@app.post("/")
def add():
    db.session.add(Note(text=request.form["text"]))
    db.session.commit()
    return redirect("/")
