"""`whichframework knowledge ...`: what editors of a pack type. Each command prints lines and says by its exit code."""

import os
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.knowledge_tools.packs import committed, known_ids, loaded
from knowledge.findings import Finding
from knowledge.loading import shipped

Commands = _SubParsersAction  # the type of `add_subparsers`, which has no public name


def add_commands(commands: "Commands[ArgumentParser]") -> None:
    """Add the commands under `knowledge`."""
    check = _command(commands, "check", "list every mistake in a pack", _check)
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the pack's folder")
    check.add_argument("--overlay", type=Path, help="an organisation's folder, laid over the pack")
    check.add_argument("--format", choices=("text", "github"), default="text", help="github: annotations for Actions")
    check.add_argument("--today", type=date.fromisoformat, help="count age up to this day instead of the present one")
    show = _command(commands, "show", "print what the pack says about an id", _show)
    show.add_argument("id", nargs="?", metavar="ID", help="a criterion, framework, excerpt, source, topic or guideline")
    trying = _command(commands, "try", "show what a text is understood as, its scores and the answer", _try)
    trying.add_argument("text", nargs="+", metavar="TEXT")
    _command(commands, "coverage", "report what is not backed by excerpts and checks", _coverage)
    diff = _command(commands, "diff", "list whose answer changes between two packs", _diff)
    diff.add_argument("old", nargs="?", type=Path, metavar="OLD", help="a pack's folder; else the committed one")
    diff.add_argument("new", nargs="?", type=Path, metavar="NEW", help="a pack's folder; else the one in use")
    diff.add_argument("--questions", action="append", type=Path, metavar="FILE", help="YAML list of `text` to answer")
    verify = _command(commands, "verify", "install, run and measure what the pack describes", _verify)
    verify.add_argument("only", nargs="*", metavar="ID", help="some of them; otherwise all")
    verify.add_argument("--jobs", type=int, default=2, metavar="N", help="how many at once (2)")
    verify.add_argument("--again", action="store_true", help="also what has been verified already as it stands")
    verify.add_argument("--table", action="store_true", help="run nothing; print what was measured, as Markdown")
    verify.add_argument("--no-write", action="store_true", help="only show; leave the pack as it is")
    refresh = _command(commands, "refresh", "ask the package index for newer releases", _refresh)
    refresh.add_argument("only", nargs="*", metavar="ID", help="some of them; otherwise all")
    refresh.add_argument("--no-write", action="store_true", help="only show; leave the pack as it is")
    schema = _command(commands, "schema", "write JSON Schemas of the pack's files for editors", _schema)
    schema.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where to; else beside the packs")


def _command(commands: "Commands[ArgumentParser]", name: str, description: str, run: object) -> ArgumentParser:
    parser = commands.add_parser(name, help=description, description=f"{description[0].upper()}{description[1:]}.")
    parser.set_defaults(run=run)
    return parser


def _check(given: Namespace) -> int:
    from adapters.knowledge_tools.auditing import audited
    from knowledge.checking import check

    folder, overlay = (given.path, given.overlay) if given.path else _in_use()
    findings = check(folder, given.overlay or overlay, given.today or _today(), [audited])
    for finding in findings:
        print(_annotation(finding) if given.format == "github" else _line(finding))
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{_counted(errors, 'error')}, {_counted(len(findings) - errors, 'warning')}.")
    return 1 if errors else 0


def _show(given: Namespace) -> int:
    from adapters.knowledge_tools.showing import shown

    return _printed(shown(loaded(*_in_use()), given.id))


def _try(given: Namespace) -> int:
    from adapters.knowledge_tools.trying import tried
    from bot.adviser import Adviser

    return _printed(tried(Adviser(loaded(*_in_use())), " ".join(given.text)))


def _coverage(given: Namespace) -> int:
    from adapters.knowledge_tools.coverage import coverage

    del given
    return _printed(coverage(loaded(*_in_use())))


def _diff(given: Namespace) -> int:
    from adapters.knowledge_tools.differences import differences, questions_in
    from bot.adviser import Adviser

    folder, overlay = (given.new, None) if given.new else _in_use()
    new = Adviser(loaded(folder, overlay))
    questions = tuple(questions_in(given.questions or _evaluation()))
    if given.old:
        return _printed(differences(Adviser(loaded(given.old, overlay)), new, questions))
    with committed(folder) as old:
        return _printed(differences(Adviser(loaded(old, overlay)), new, questions))


def _verify(given: Namespace) -> int:
    from adapters.knowledge_tools.verifying.command import run
    from adapters.knowledge_tools.verifying.report import markdown

    folder, overlay = _in_use()
    if given.table:
        return _printed([markdown(loaded(folder, overlay))])
    work = wiring.data_folder() / "verify"
    return run(loaded(folder, overlay), folder, work, given)


def _refresh(given: Namespace) -> int:
    from adapters.knowledge_tools.refreshing import refresh

    folder, overlay = _in_use()
    pack = loaded(folder, overlay)
    only = known_ids(pack, given.only)
    return _printed(refresh(pack, folder, only, today=_today(), write=not given.no_write))


def _schema(given: Namespace) -> int:
    from adapters.knowledge_tools.schemas import FOLDER, write

    try:
        written = write(given.folder or FOLDER)
    except OSError as error:
        raise CannotGoOnError(f"The schemas cannot be written: {error}", 2) from error
    return _printed(f"wrote {_near(str(path))}" for path in written)


def _in_use() -> tuple[Path, Path | None]:
    """Return the pack's folder and the overlay that the settings name."""
    settings = wiring.settings()
    return settings.pack or shipped(), settings.overlay


def _today() -> date:
    return datetime.now(UTC).date()


def _evaluation() -> tuple[Path, ...]:
    """Return the questions of the evaluation, when the command runs in the repository."""
    folder = Path("tests/evaluation")
    return tuple(path for name in ("real-questions", "scenarios") if (path := folder / f"{name}.yaml").is_file())


def _printed(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


def _line(finding: Finding) -> str:
    return str(finding).replace(finding.place.file, _near(finding.place.file), 1)


def _annotation(finding: Finding) -> str:
    """Return a workflow command of GitHub Actions, which shows the finding at its line in a pull request."""
    place = finding.place
    where = f"file={_near(place.file)},line={place.line},col={place.column}"
    message = f"{finding.problem} {finding.remedy}".strip()
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{finding.severity} {where}::{escaped}"


def _near(file: str) -> str:
    """Return a path as short as it can be from here."""
    path = Path(os.path.relpath(file))
    return file if path.parts[:1] == ("..",) else str(path)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
