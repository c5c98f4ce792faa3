"""`make evaluate`: advice on real and on invented questions, from the text alone and with follow-ups, and language."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import mean, median

from rich.console import Console
from rich.table import Table

from bot.adviser import Adviser
from bot.oneshot import ask
from bot.plain import heard_text
from bot.replies import Ranked
from knowledge.loading import load
from tests.evaluation import hearing, language, retrieval
from tests.evaluation.asker import AT, facts, interview
from tests.evaluation.cases import (
    Case,
    exact_choice,
    first_choice,
    labelled,
    real_questions,
    reworded,
    scenarios,
    within_three,
)

PARTS = ("dev", "held")
FACTS = {
    "written before the excerpts": "fact-questions.yaml",
    "written blind, then learned from": "fact-questions-fresh.yaml",
    "held back": "fact-questions-held.yaml",
}

Measure = Callable[[Case, tuple[Ranked, ...]], float]
MEASURES: dict[str, Measure] = {"first choice": first_choice, "exact": exact_choice, "within three": within_three}


def main() -> None:
    """Print the tables."""
    options = _options()
    console = Console(width=150)
    adviser = Adviser(load())
    sets = {"real questions": real_questions()}
    if not options.real_only:
        sets |= {f"the same, re-worded ({wording})": reworded(wording) for wording in "abcde"}
        sets |= {f"invented, {part}": scenarios(part) for part in PARTS}
        sets |= {f"labelled, {part}": labelled(part) for part in PARTS}
    for name, cases in sets.items():
        rankings = {case.id: ask(adviser, case.text, at=AT).standing.ranking for case in cases}
        console.print(_advice_table(f"Advice from the text alone: {name}", cases, rankings))
        _follow_ups(console, adviser, name, cases)
        if options.misses and (name == "real questions" or options.all_misses):
            _misses(console, adviser, cases, rankings)
    if not options.real_only:
        console.print(language.table(language.score(adviser.pack)))
        for part in PARTS:
            title = f"Understanding of fresh utterances, {part}"
            console.print(language.table(language.score(adviser.pack, part), title))
            heard = hearing.hearing(adviser, labelled(part))
            console.print(hearing.table(f"What is heard in labelled texts, {part}", heard))
        console.print(retrieval.table({name: retrieval.measured(adviser, file) for name, file in FACTS.items()}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--real-only", action="store_true", help="leave the invented questions out")
    parser.add_argument("--no-misses", dest="misses", action="store_false", help="leave the list of misses out")
    parser.add_argument("--all-misses", action="store_true", help="list the misses on invented questions too")
    return parser.parse_args()


def _advice_table(title: str, cases: tuple[Case, ...], rankings: dict[str, tuple[Ranked, ...]]) -> Table:
    table = Table(title=title)
    for column in ("", "cases", *MEASURES):
        table.add_column(column, justify="left" if not column else "right")
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups["all"].append(case)
        groups[f"kind: {case.kind}"].append(case)
        if case.agreement:
            groups[f"agreement: {case.agreement}"].append(case)
    by_answer: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_answer[f"answer: {case.answer}"].append(case)
    for group, members in [*groups.items(), *sorted(by_answer.items(), key=lambda pair: -len(pair[1]))]:
        scores = [f"{mean(measure(case, rankings[case.id]) for case in members):.2f}" for measure in MEASURES.values()]
        table.add_row(group, str(len(members)), *scores)
    return table


def _follow_ups(console: Console, adviser: Adviser, name: str, cases: Iterable[Case]) -> None:
    manners = {"With follow-ups": False}
    if name.startswith(("invented", "labelled")):  # these say all that is in their texts: what else was heard is wrong
        manners["and with the echo put right"] = True
    for manner, corrects in manners.items():
        played = [(case, interview(adviser, case.text, facts(case.said), corrects=corrects)) for case in cases]
        first = mean(first_choice(case, result.ranking) for case, result in played)
        three = mean(within_three(case, result.ranking) for case, result in played)
        counts = [result.questions for _, result in played]
        console.print(
            f"{manner}, {name}: first choice {first:.2f}, within three {three:.2f}; "
            f"questions: median {median(counts):g}, mean {mean(counts):.1f}, most {max(counts)}; "
            f"corrections {mean(result.corrected for _, result in played):.1f}"
        )
    console.print()


def _misses(
    console: Console, adviser: Adviser, cases: tuple[Case, ...], rankings: dict[str, tuple[Ranked, ...]]
) -> None:
    for case in cases:
        if first_choice(case, rankings[case.id]) == 1.0:
            continue
        reply = ask(adviser, case.text, at=AT)
        console.print(f"[bold]{case.id}[/] {case.answer} (also {', '.join(case.also_ok) or 'none'}): {case.why}")
        console.print(f"  {case.text}", markup=False)
        console.print(f"  said: {case.said}", markup=False)
        heard = "; ".join(f"{item.criterion}={item.option} {heard_text(item)}" for item in reply.standing.understood)
        console.print(
            f"  heard: {heard or 'nothing'}; named {', '.join(reply.standing.candidates) or 'none'}", markup=False
        )
        ranking = ", ".join(
            f"{rank.candidate}{list(rank.companions) or ''} {rank.score:+.2f}" for rank in reply.standing.ranking
        )
        console.print(f"  ranking: {ranking}", markup=False)
        for reason in reply.standing.reasons:
            console.print(f"    {reason.points:+.2f} {reason.criterion}.{reason.option}", markup=False)


if __name__ == "__main__":
    main()
