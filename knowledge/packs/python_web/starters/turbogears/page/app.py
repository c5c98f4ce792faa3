"""A page and some JSON in TurboGears' minimal mode: the address is the path through the controller."""

from tg import MinimalApplicationConfigurator, TGController, expose


class Root(TGController):
    @expose()
    def index(self):
        return "Hello from TurboGears"

    @expose("json")
    def double(self, number=1):
        return {"result": 2 * int(number)}


config = MinimalApplicationConfigurator()
config.update_blueprint({"root_controller": Root()})
app = config.make_wsgi_app()
