"""A page and some JSON: a list of patterns, each with a class that has a method for every HTTP verb."""

import json

import web

urls = ("/", "Home", "/double/([0-9]+)", "Double")


class Home:
    def GET(self):
        return "Hello from web.py"


class Double:
    def GET(self, number):
        web.header("Content-Type", "application/json")
        return json.dumps({"result": 2 * int(number)})


app = web.application(urls, globals())

if __name__ == "__main__":
    app.run()
