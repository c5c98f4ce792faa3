from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI(title="Readings")


class Reading(BaseModel):
    room: str = Field(min_length=1)
    celsius: float = Field(gt=-273.15)


readings: list[Reading] = []


@app.get("/readings")
def all_readings() -> list[Reading]:
    return readings


@app.get("/readings/{number}")
def one_reading(number: int) -> Reading:
    if not 0 < number <= len(readings):
        raise HTTPException(404, "There is no such reading")
    return readings[number - 1]


@app.post("/readings", status_code=201)
def add_reading(reading: Reading) -> Reading:
    readings.append(reading)
    return reading
