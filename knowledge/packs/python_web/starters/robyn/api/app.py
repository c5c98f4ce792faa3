"""A small JSON API; the documents are at /docs."""

from robyn import Robyn

READINGS = [{"sensor": "hall", "celsius": 20.5}]

app = Robyn(__file__)


@app.get("/")
def readings():
    return {"readings": READINGS}


@app.post("/")
def add(request):
    READINGS.append(request.json())
    return {"count": len(READINGS)}


if __name__ == "__main__":
    app.start(host="127.0.0.1", port=8080)
