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

CONTROL = ("setuptools",)
"""Installed before it is believed that something else cannot be: an index out of reach proves nothing."""
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
        trial = _refused if job.candidate.uninstallable else _verified
        outcome = trial(job, folder / "environment", interpreter, today, tell)
        keep(folder / "outcome.json", key, outcome)
    except (InstallError, OSError, RuntimeError, ValueError) as error:
        wanted = CONTROL if job.candidate.uninstallable else job.everything
        failure = Failure(claim=f"installs with {', '.join(wanted)}", trouble=str(error))
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


def _refused(job: Job, folder: Path, interpreter: Interpreter, today: date, tell: Tell) -> Outcome:
    """Confirm that it does not install, while something else from the same index does."""
    name, version = job.candidate.id, job.candidate.package.version
    tell(name, "confirms that it does not install")
    made = environment.make(folder, interpreter)
    made.install(CONTROL)
    try:
        made.install(job.bare)
    except InstallError:
        measured = Measured(as_of=today, python=interpreter.version, version=version, installs=False)
        return Outcome(candidate=name, measured=measured, python=interpreter.version)
    trouble = f"it installs on Python {interpreter.version}: drop `uninstallable` and add a starter"
    failure = Failure(claim=f"{job.bare[0]} does not install", trouble=trouble)
    return Outcome(candidate=name, failures=(failure,), python=interpreter.version)


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
