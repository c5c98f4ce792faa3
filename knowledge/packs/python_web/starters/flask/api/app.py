from flask import Flask, abort, request

app = Flask(__name__)
readings: list[dict[str, float | str]] = []


@app.get("/readings")
def all_readings():
    return readings


@app.get("/readings/<int:number>")
def one_reading(number: int):
    if not 0 < number <= len(readings):
        abort(404)
    return readings[number - 1]


@app.post("/readings")
def add_reading():
    data = request.get_json()
    if not isinstance(data, dict) or not isinstance(data.get("celsius"), (int, float)):
        abort(400, "send {\"celsius\": 21.5}")
    readings.append({"celsius": float(data["celsius"]), "room": str(data.get("room", ""))})
    return readings[-1], 201
