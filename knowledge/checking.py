"""Everything that is wrong with a pack, in one run.

`check` reads the files and then asks what no single file can show. Whoever knows more (the decision model knows which
guideline never changes an answer) passes further analysers.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from knowledge.evidence import check_evidence
from knowledge.findings import Finding, Place, in_order
from knowledge.pack import Pack
from knowledge.reading import Reading, read
from knowledge.references import check_references
from knowledge.rules import check_rules

Where = Callable[[str, str], Place]
"""Kind (`guidelines`, `criteria`, `candidates`...) and id to the place where the item is written."""
Analyser = Callable[[Pack, Where], Iterable[Finding]]


def check(
    path: Path, overlay: Path | None = None, today: date | None = None, analysers: Sequence[Analyser] = ()
) -> tuple[Finding, ...]:
    """Return every finding about a pack. Age is counted up to `today`, or up to the pack's own `as_of`.

    Analysers are asked only about a pack without errors.
    """
    reading = examined(path, overlay, today)
    findings = list(reading.findings)
    if all(finding.severity == "warning" for finding in findings):
        pack = reading.pack(fingerprint="")
        for analyser in analysers:
            findings += analyser(pack, reading.where)
    return in_order(findings)


def examined(path: Path, overlay: Path | None = None, today: date | None = None) -> Reading:
    """Return a pack's folder as read, with all findings about it."""
    reading = read(path, overlay)
    if reading.items:
        reading.findings += [*check_references(reading), *check_evidence(reading, today), *check_rules(reading)]
    return reading


def main(arguments: Sequence[str]) -> int:
    """Write the findings about a pack's folder, the shipped one if none is given; 1 for errors."""
    from knowledge.loading import shipped

    findings = check(Path(arguments[0]) if arguments else shipped())
    errors = sum(finding.severity == "error" for finding in findings)
    lines = [*map(str, findings), f"{errors} errors, {len(findings) - errors} warnings"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
