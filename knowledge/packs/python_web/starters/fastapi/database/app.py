from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from sqlmodel import Field, Session, SQLModel, create_engine, select

engine = create_engine("sqlite:///notes.db")
app = FastAPI(title="Notes")


class NewNote(SQLModel):
    text: str = Field(min_length=1, max_length=200)


class Note(NewNote, table=True):
    id: int | None = Field(default=None, primary_key=True)


SQLModel.metadata.create_all(engine)


def session():
    with Session(engine) as opened:
        yield opened


Database = Annotated[Session, Depends(session)]


@app.get("/notes")
def all_notes(database: Database) -> list[Note]:
    return list(database.exec(select(Note)))


@app.get("/notes/{number}")
def one_note(number: int, database: Database) -> Note:
    note = database.get(Note, number)
    if note is None:
        raise HTTPException(404, "There is no such note")
    return note


@app.post("/notes", status_code=201)
def add_note(new: NewNote, database: Database) -> Note:
    note = Note.model_validate(new)
    database.add(note)
    database.commit()
    database.refresh(note)
    return note
