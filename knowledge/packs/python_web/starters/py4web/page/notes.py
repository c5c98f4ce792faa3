"""A table with a form made and checked for it. Save it as `apps/notes/__init__.py`: the whole application."""

import os
from secrets import token_urlsafe

from py4web import DAL, Field, Session, action
from py4web.utils.form import Form
from pydal.validators import IS_NOT_EMPTY

FOLDER = os.path.join(os.path.dirname(__file__), "databases")
os.makedirs(FOLDER, exist_ok=True)
db = DAL("sqlite://notes.db", folder=FOLDER)
db.define_table("note", Field("text", requires=IS_NOT_EMPTY()))
db.commit()
session = Session(secret=token_urlsafe(48))  # a fixed secret from your settings keeps sessions over a restart


@action("index", method=["GET", "POST"])
@action.uses(db, session)
def index():
    form = Form(db.note)
    return f"<h1>Notes</h1>{form}<p>{db(db.note).count()} kept</p>"
