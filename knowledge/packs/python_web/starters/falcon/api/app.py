"""A small JSON API: list readings, add one."""

import falcon

READINGS = [{"sensor": "hall", "celsius": 20.5}]


class Readings:
    """One resource; each HTTP method is a method of the class."""

    def on_get(self, req, resp):
        resp.media = READINGS

    def on_post(self, req, resp):
        reading = req.get_media()
        if not isinstance(reading, dict) or "celsius" not in reading:
            raise falcon.HTTPBadRequest(title="A reading needs a value in celsius.")
        READINGS.append(reading)
        resp.media, resp.status = reading, falcon.HTTP_201


app = falcon.App()
app.add_route("/", Readings())
