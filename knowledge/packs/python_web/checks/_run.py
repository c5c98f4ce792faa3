"""Runs one check, in the environment of the framework that it is about: `python _run.py FRAMEWORK CHECK`.

A check is a function of FRAMEWORK.py. It proves a claim by doing it, and raises when the claim does not hold.
"""

import importlib.util
import os
import sys
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(framework: str, check: str) -> int:
    sys.path.remove(str(HERE))
    try:
        _loaded("_serving", "_serving.py")
        getattr(_loaded(f"checks_of_{framework.replace('-', '_')}", f"{framework}.py"), check)()
    except BaseException as error:  # whatever it is, the claim does not hold
        traceback.print_exc()
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"{type(error).__name__}: {error or where.line}", file=sys.stderr)
        return 1
    return 0


def _loaded(name: str, file: str):
    """Load a file under a name that is not its own: "flask.py" must not stand in the way of "import flask"."""
    spec = importlib.util.spec_from_file_location(name, HERE / file)
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # servers in threads may not keep it from ending
