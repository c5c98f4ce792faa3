"""A page with a form that keeps notes in SQLite: everything from Bottle and the standard library."""

import sqlite3

from bottle import get, post, redirect, request, run, template

PAGE = """
<h1>Notes</h1>
<form method="post"><input name="text" required><button>Keep</button></form>
<ul>
% for (text,) in notes:
  <li>{{text}}</li>
% end
</ul>
"""


def database():
    connection = sqlite3.connect("notes.db")
    connection.execute("create table if not exists note (text not null)")
    return connection


@get("/")
def show():
    return template(PAGE, notes=database().execute("select text from note").fetchall())


@post("/")
def keep():
    if text := request.forms.text.strip():
        with database() as connection:
            connection.execute("insert into note values (?)", (text,))
    redirect("/")


if __name__ == "__main__":
    run(host="localhost", port=8080)
