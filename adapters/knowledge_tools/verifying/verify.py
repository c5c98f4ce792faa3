"""All jobs side by side, with what has been done already left out."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path

from adapters.knowledge_tools.verifying import environment, running
from adapters.knowledge_tools.verifying.environment import Environment, InstallError, Interpreter
from adapters.knowledge_tools.verifying.jobs import Job
from adapters.knowledge_tools.verifying.outcome import Failure, Outcome, keep, kept
from knowledge.pack import Measured

Tell = Callable[[str, str], None]
"""Called with a candidate's id and what is being done with it, from several threads."""


def verify(jobs: Iterable[Job], work: Path, today: date, tell: Tell, *, at_once: int, again: bool) -> Iterator[Outcome]:
    """Yield each job's outcome as it is done. `work` keeps outcomes between runs, so that a stopped run goes on."""
    work = work.resolve()  # programs run elsewhere
    with ThreadPoolExecutor(max_workers=at_once) as threads:
        futures = [threads.submit(_one, job, work, today, tell, again) for job in jobs]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BaseException:
            for future in futures:
                future.cancel()
            raise


def _one(job: Job, work: Path, today: date, tell: Tell, again: bool) -> Outcome:
    folder = work / job.candidate.id
    try:
        interpreter = environment.interpreter_for(job.candidate.package.requires_python)
        key = job.key(interpreter.version)
        known = None if again else kept(folder / "outcome.json", key)
        if known is not None:
            return known
        outcome = _verified(job, folder / "environment", interpreter, today, tell)
        keep(folder / "outcome.json", key, outcome)
    except (InstallError, OSError, RuntimeError, ValueError) as error:
        failure = Failure(claim=f"installs with {', '.join(job.everything)}", trouble=str(error))
        outcome = Outcome(candidate=job.candidate.id, failures=(failure,))
    environment.remove(folder / "environment")
    return outcome


def _verified(job: Job, folder: Path, interpreter: Interpreter, today: date, tell: Tell) -> Outcome:
    name = job.candidate.id
    tell(name, "installs it")
    made = environment.make(folder, interpreter)
    made.install(job.bare)
    tell(name, "measures it")
    import_ms, memory_mb = running.measure(job, made)
    distributions, megabytes = made.distributions(), made.megabytes()
    tell(name, "installs what starters and checks need")
    made.install(job.everything)
    results = dict(_tried(job, made, tell))
    measured = Measured(
        as_of=today,
        python=interpreter.version,
        version=job.candidate.package.version,
        distributions=distributions,
        installed_mb=megabytes,
        import_ms=import_ms,
        memory_mb=memory_mb,
        starter_lines=_starter_lines(job),
        checks={identifier: not trouble for (identifier, _), trouble in results.items()},
    )
    failures = tuple(Failure(claim=claim, trouble=trouble) for (_, claim), trouble in results.items() if trouble)
    return Outcome(candidate=name, measured=measured, failures=failures, python=interpreter.version)


def _tried(job: Job, made: Environment, tell: Tell) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the id and the claim of everything tried, with what went wrong or nothing."""
    for one in job.candidate.starters:
        tell(job.candidate.id, f"runs the starter {one.id}")
        yield (f"starter-{one.id}", f"its starter {one.id} serves"), running.starter(job, made, one)
    for check in job.checks:
        tell(job.candidate.id, f"checks {check.id}")
        yield (check.id, check.claim), running.check(job, made, check)


def _starter_lines(job: Job) -> int:
    """Return the lines of the shortest starter; 0 when there is none."""
    files = (job.folder_of(starter) / starter.filename for starter in job.candidate.starters)
    return min((running.lines(file) for file in files), default=0)
