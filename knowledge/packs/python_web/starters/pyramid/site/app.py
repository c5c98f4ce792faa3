"""A page behind a permission, and one for everybody: Pyramid's security in one file."""

from pyramid.authorization import Allow, Authenticated, ACLHelper
from pyramid.config import Configurator
from pyramid.response import Response


class Site:
    """The object that the permissions hang on."""

    __acl__ = ((Allow, Authenticated, "read"),)

    def __init__(self, request):
        pass


class HeaderPolicy:
    """Takes a name from a header; a real application checks a session or a token here."""

    def identity(self, request):
        return request.headers.get("X-Demo-User")

    authenticated_userid = identity

    def permits(self, request, context, permission):
        principals = [Authenticated] if self.identity(request) else []
        return ACLHelper().permits(context, principals, permission)


def home(request):
    return Response("Hello from Pyramid")


def members(request):
    return {"hello": request.authenticated_userid}


def make_app():
    with Configurator(root_factory=Site) as config:
        config.set_security_policy(HeaderPolicy())
        config.add_route("home", "/")
        config.add_view(home, route_name="home")
        config.add_route("members", "/members")
        config.add_view(members, route_name="members", renderer="json", permission="read")
        return config.make_wsgi_app()


app = make_app()
