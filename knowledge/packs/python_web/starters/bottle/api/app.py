"""Switches of a device as JSON, in one file with no dependency but Bottle itself."""

from bottle import abort, get, put, request, run

SWITCHES = {"lamp": False, "fan": True}


@get("/")
def switches():
    return SWITCHES


@put("/<name>")
def turn(name):
    if name not in SWITCHES or not isinstance(request.json, bool):
        abort(404, "No such switch, or the body is not true or false.")
    SWITCHES[name] = request.json
    return SWITCHES


if __name__ == "__main__":
    run(host="localhost", port=8080)
