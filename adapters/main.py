"""The command line. Each command imports what it needs when it runs, so that `ask` starts at once.

Exit codes: 0 it went well; 1 something was found, such as a mistake in a pack; 2 a wrong call or a missing setting; 3 a
defect of ours.
"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path

from adapters.failure import CannotGoOnError

Commands = _SubParsersAction  # the type of `add_subparsers`, which has no public name

DEFECT = 3
INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    # We use no plugins of pydantic, and looking for some reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?" instead
    given = parser(words).parse_args(words)
    try:
        return int(given.run(given))
    except CannotGoOnError as error:
        print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is; its message may quote somebody
        from adapters.operations.redaction import whereabouts

        print(f"Something went wrong on our side. Please report this line: {whereabouts(error)}", file=sys.stderr)
        return DEFECT


def parser(words: Sequence[str]) -> ArgumentParser:
    """Return the commands; those of `knowledge` in full only when they are called for."""
    top = ArgumentParser(
        prog="whichframework",
        description="Recommends a Python web framework that you can defend. Without a command: a conversation.",
        epilog="Settings come from the environment; `whichframework doctor` says which there are and what is missing.",
    )
    top.set_defaults(run=_chat, json=False, fresh=False)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    _add_terminal(commands)
    _add_serving(commands)
    _add_knowledge(commands, full="knowledge" in words)
    _add_operations(commands)
    return top


def _add_terminal(commands: "Commands[ArgumentParser]") -> None:
    chat = _command(commands, "chat", "talk here, in the terminal")
    chat.add_argument("--json", action="store_true", help="read and write one JSON object a line")
    chat.add_argument("--fresh", action="store_true", help="begin anew instead of where it was left")
    chat.set_defaults(run=_chat)
    ask = _command(commands, "ask", "answer one question")
    ask.add_argument("text", nargs="*", metavar="TEXT", help="in your own words; without it, what a pipe delivers")
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.add_argument("--record", type=Path, metavar="FILE", help="save the decision as a Markdown document")
    ask.set_defaults(run=_ask)


def _add_serving(commands: "Commands[ArgumentParser]") -> None:
    for name, description, platforms in (
        ("slack", "serve Slack", ("slack",)),
        ("discord", "serve Discord", ("discord",)),
        ("run", "serve every platform that has its tokens", ()),
    ):
        _command(commands, name, description).set_defaults(run=_serve, platforms=platforms)


def _add_knowledge(commands: "Commands[ArgumentParser]", *, full: bool) -> None:
    knowledge = _command(commands, "knowledge", "check, try, verify and refresh what it knows")
    if full:
        from adapters.terminal.knowledge_commands import add_commands

        add_commands(knowledge.add_subparsers(title="commands", metavar="COMMAND", required=True))


def _add_operations(commands: "Commands[ArgumentParser]") -> None:
    _command(commands, "doctor", "say what is set up and what is missing").set_defaults(run=_doctor)
    stats = _command(commands, "stats", "count what was asked, recommended and said about it")
    stats.add_argument("--days", type=_days, metavar="N", help="count the last days only, today among them")
    stats.set_defaults(run=_stats)
    _command(commands, "version", "print the version").set_defaults(run=_version)


def _command(commands: "Commands[ArgumentParser]", name: str, description: str) -> ArgumentParser:
    return commands.add_parser(name, help=description, description=f"{description[0].upper()}{description[1:]}.")


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 36_500):
        raise ArgumentTypeError("a number of days, 1 to 36500")
    return int(text)


def _chat(given: Namespace) -> int:
    from adapters.terminal.opening import run

    return run(given)


def _ask(given: Namespace) -> int:
    import gc

    gc.disable()  # a sixth of the half second went into looking for garbage while the pack was read
    try:
        from adapters.terminal.ask import run

        return run(given)
    finally:
        gc.enable()


def _serve(given: Namespace) -> int:
    from adapters.serving import run

    return run(given.platforms)


def _doctor(given: Namespace) -> int:
    from adapters.doctor import run

    del given
    return run()


def _stats(given: Namespace) -> int:
    from adapters.stats import run

    return run(given.days)


def _version(given: Namespace) -> int:
    del given
    try:
        print(f"whichframework {version('whichframework')}")
    except PackageNotFoundError:
        print("whichframework, not installed: run from its folder")
    return 0


if __name__ == "__main__":
    sys.exit(main())
