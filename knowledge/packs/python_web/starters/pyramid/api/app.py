"""A small JSON API: list readings, add one."""

from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPBadRequest

READINGS = [{"sensor": "hall", "celsius": 20.5}]


def readings(request):
    return READINGS


def add(request):
    reading = request.json_body
    if not isinstance(reading, dict) or "celsius" not in reading:
        raise HTTPBadRequest("A reading needs a value in celsius.")
    READINGS.append(reading)
    request.response.status = 201
    return reading


def make_app():
    with Configurator() as config:
        config.add_route("readings", "/")
        config.add_view(readings, route_name="readings", request_method="GET", renderer="json")
        config.add_view(add, route_name="readings", request_method="POST", renderer="json")
        return config.make_wsgi_app()


app = make_app()
