"""A typed API: the body is checked against a data class, and the documents are at /docs."""

from dataclasses import dataclass

from blacksheep import Application, get, json, post
from blacksheep.server.openapi.v3 import OpenAPIHandler
from openapidocs.v3 import Info


@dataclass
class Reading:
    sensor: str
    celsius: float


READINGS = [Reading("hall", 20.5)]

app = Application()
OpenAPIHandler(info=Info(title="Readings", version="1")).bind_app(app)


@get("/")
def readings() -> list[Reading]:
    return READINGS


@post("/")
def add(reading: Reading):
    READINGS.append(reading)
    return json(reading, status=201)
