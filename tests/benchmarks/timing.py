"""Timing of calls, and a process's memory."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles

import psutil


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What many calls took."""

    name: str
    p50_us: float
    p99_us: float
    per_second: float


def timed(name: str, call: Callable[[int], object], *, times: int, warm_up: int = 50) -> Timed:
    """Return how long a call takes; it gets its number."""
    for number in range(warm_up):
        call(-number - 1)
    taken = []
    begun = time.perf_counter()
    for number in range(times):
        before = time.perf_counter()
        call(number)
        taken.append(time.perf_counter() - before)
    whole = time.perf_counter() - begun
    cuts = quantiles(taken, n=100)
    return Timed(name=name, p50_us=cuts[49] * 1e6, p99_us=cuts[98] * 1e6, per_second=times / whole)


def memory_mb() -> float:
    """Return this process's resident memory."""
    return float(psutil.Process().memory_info().rss) / 2**20


def in_a_fresh_process(program: str) -> tuple[float, float]:
    """Return the CPU seconds and the resident megabytes of a Python program that prints them last."""
    report = "\nimport os, psutil\nprint(sum(os.times()[:2]), psutil.Process().memory_info().rss / 2**20)"
    done = subprocess.run([sys.executable, "-c", program + report], capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)
