"""What is said of py4web, tried."""

from pathlib import Path

from _serving import get, process

IMPORTS = "py4web"
HEAD = "from py4web import *\nfrom py4web.utils.form import *\nfrom pydal import Field\nfrom yatl.helpers import *\n"


def _serve(code):
    import sys

    Path("apps/shop/databases").mkdir(parents=True)
    Path("apps/shop/__init__.py").write_text(HEAD + code)
    program = str(Path(sys.executable).with_name("py4web"))
    return process(program, "run", "-Y", "apps", "-P", "{port}", "--dashboard_mode", "none")


def routing():
    """Actions take typed parts of the path"""
    with _serve("@action('after/<n:int>')\ndef after(n):\n    return str(n + 1)\n") as url:
        assert get(f"{url}/shop/after/4") == (200, "5")


def templates():
    """It brings a template engine that escapes what it prints"""
    server = _serve("@action('page')\n@action.uses('page.html')\ndef page():\n    return dict(name='<b>')\n")
    Path("apps/shop/templates").mkdir()
    Path("apps/shop/templates/page.html").write_text("[[=name]]")
    with server as url:
        assert get(f"{url}/shop/page") == (200, "&lt;b&gt;")


def orm():
    """Tables are queried without writing SQL"""
    code = (
        "db = DAL('sqlite:memory')\ndb.define_table('item', Field('name'), Field('price', 'integer'))\n@action('items')\n"
        "@action.uses(db)\ndef items():\n    db.item.truncate()\n    [db.item.insert(name=f'n{n}', price=n) for n in range(5)]\n"
        "    return ','.join(row.name for row in db(db.item.price > 2).select(orderby=~db.item.price))\n"
    )
    with _serve(code) as url:
        assert get(f"{url}/shop/items") == (200, "n4,n3")


def migrations():
    """A changed table is changed in the database too, and keeps its rows"""
    from pydal import DAL, Field

    Path("data").mkdir()
    db = DAL("sqlite://items.sqlite", folder="data")
    db.define_table("item", Field("name"))
    db.item.insert(name="lamp")
    db.commit()
    db.close()
    db = DAL("sqlite://items.sqlite", folder="data")
    db.define_table("item", Field("name"), Field("stock", "integer"))
    db(db.item).update(stock=7)
    assert db(db.item).select().first().as_dict() == {"id": 1, "name": "lamp", "stock": 7}


def forms():
    """Forms follow from tables and check what was entered"""
    code = (
        "db = DAL('sqlite:memory')\ndb.define_table('item', Field('name', requires=IS_NOT_EMPTY()))\n"
        "@action('form', method=['GET', 'POST'])\n@action.uses(Session(secret='c7c2f2b1-9d1c-4b57-8f3c-1f0f6f2b9f1a'), db)\ndef form():\n    return str(Form(db.item))\n"
    )
    with _serve("from pydal.validators import IS_NOT_EMPTY\n" + code) as url:
        assert 'name="name"' in get(f"{url}/shop/form")[1]


def sessions():
    """A session is a signed cookie"""
    from _serving import header

    code = (
        "session = Session(secret='c7c2f2b1-9d1c-4b57-8f3c-1f0f6f2b9f1a')\n@action('count')\n@action.uses(session)\ndef count():\n"
        "    session['n'] = session.get('n', 0) + 1\n    return str(session['n'])\n"
    )
    with _serve(code) as url:
        cookie = header(f"{url}/shop/count", "set-cookie").split(";")[0]
        assert get(f"{url}/shop/count", Cookie=cookie) == (200, "2")


def own_server():
    """It serves by itself"""
    with _serve("@action('home')\ndef home():\n    return 'home'\n") as url:
        assert get(f"{url}/shop/home") == (200, "home")


def static_files():
    """A folder `static` is served"""
    server = _serve("")
    Path("apps/shop/static").mkdir()
    Path("apps/shop/static/a.css").write_text("body {}")
    with server as url:
        assert get(f"{url}/shop/static/a.css") == (200, "body {}")


def scaffold():
    """It comes with applications to copy"""
    import subprocess
    import sys

    program = Path(sys.executable).with_name("py4web")
    subprocess.run([program, "setup", "-Y", "apps"], check=True, capture_output=True)
    assert Path("apps/_scaffold/controllers.py").is_file()


def validation():
    """Fields refuse what does not fit"""
    from pydal import DAL, Field
    from pydal.validators import IS_INT_IN_RANGE

    db = DAL("sqlite:memory")
    db.define_table("item", Field("price", "integer", requires=IS_INT_IN_RANGE(0, 10)))
    assert db.item.validate_and_insert(price=12)["errors"]
    assert db.item.validate_and_insert(price=3)["id"] == 1


def caching():
    """A function's value is kept for a time"""
    from py4web import Cache

    cache, calls = Cache(size=10), []

    @cache.memoize(expiration=60)
    def count():
        calls.append(1)
        return len(calls)

    assert [count() for _ in range(3)] == [1, 1, 1]


def i18n():
    """Texts are translated from files of the application"""
    from pluralize import Translator

    Path("translations").mkdir()
    Path("translations/de.json").write_text('{"Yes": {"0": "Ja"}}')
    translate = Translator("translations")
    translate.select("de")
    assert str(translate("Yes")) == "Ja"
