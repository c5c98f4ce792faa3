"""The command line's side of `knowledge verify`."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from adapters.knowledge_tools.packs import known_ids
from adapters.knowledge_tools.verifying.jobs import jobs
from adapters.knowledge_tools.verifying.outcome import write
from adapters.knowledge_tools.verifying.report import Watch, failures, table
from adapters.knowledge_tools.verifying.verify import verify
from knowledge.pack import Pack

_WIDE = 140
"""Columns, where no terminal says how many there are."""


def run(pack: Pack, folder: Path, work: Path, given: Namespace) -> int:
    """Verify, show the table, write what was measured; 1 when a claim did not hold."""
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    every = jobs(pack, folder, known_ids(pack, given.only))
    todo = tuple(job for job in every if job.can_be_tried)
    today = datetime.now(UTC).date()
    watch = Watch(console, len(todo))
    outcomes = []
    with watch.progress:
        for outcome in verify(todo, work, today, watch.tell, at_once=max(1, given.jobs), again=given.again):
            watch.done(outcome)
            outcomes.append(outcome)
            if not given.no_write:
                write(folder, outcome)
    console.print(table(outcomes))
    if idle := ", ".join(job.candidate.id for job in every if job not in todo):
        console.print(f"No starter and no check to try: {idle}.")
    if resumed := sum(outcome.resumed for outcome in outcomes):
        console.print(f"{resumed} of {len(outcomes)} are as verified before; --again tries them anew.")
    found = failures(outcomes)
    for line in found:
        console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    return 1 if found else 0
