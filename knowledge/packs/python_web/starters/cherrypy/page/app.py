"""A page and some JSON: the address is the path through the object."""

from os import environ

import cherrypy


class Site:
    @cherrypy.expose
    def index(self):
        return "Hello from CherryPy"

    @cherrypy.expose
    @cherrypy.tools.json_out()
    def double(self, number=1):
        return {"result": 2 * int(number)}


if __name__ == "__main__":
    cherrypy.config.update({"server.socket_port": int(environ.get("PORT", 8080))})
    cherrypy.quickstart(Site())
