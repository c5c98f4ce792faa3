"""`knowledge show`: what a pack says about one thing, or a list of all there is."""

from collections.abc import Iterator

from knowledge.nearest import meant
from knowledge.pack import Candidate, Criterion, Excerpt, Guideline, Pack, Source, Topic


def shown(pack: Pack, identifier: str | None) -> Iterator[str]:
    """Yield lines about what bears an id; without an id, an overview."""
    if identifier is None:
        yield from _overview(pack)
        return
    things = {
        **{source.id: _source(pack, source) for source in pack.sources},
        **{excerpt.id: _excerpt(pack, excerpt) for excerpt in pack.excerpts},
        **{topic.id: _topic(pack, topic) for topic in pack.topics},
        **{guideline.id: _guideline(guideline) for guideline in pack.guidelines},
        **{criterion.id: _criterion(pack, criterion) for criterion in pack.criteria},
        **{candidate.id: _candidate(pack, candidate) for candidate in pack.candidates},
    }
    if identifier in things:
        yield from things[identifier]
    else:
        yield f"Nothing is called `{identifier}`. {meant(identifier, things)}".strip()


def _overview(pack: Pack) -> Iterator[str]:
    yield f"{pack.header.title}, as of {pack.header.as_of}"
    yield ""
    yield "Criteria"
    for criterion in pack.criteria:
        options = ", ".join(option.id for option in criterion.options) or "(the candidates)"
        yield f"  {criterion.id:<14} {criterion.question}  {options}"
    yield ""
    yield pack.header.things.capitalize()
    for candidate in pack.candidates:
        yield f"  {candidate.id:<16} {candidate.package.version:<14} {candidate.summary}"
    yield ""
    counts = {"guidelines": pack.guidelines, "excerpts": pack.excerpts, "sources": pack.sources, "topics": pack.topics}
    yield ", ".join(f"{len(items)} {name}" for name, items in counts.items()) + "."


def _criterion(pack: Pack, criterion: Criterion) -> Iterator[str]:
    yield f"{criterion.id}: {criterion.question}"
    yield f"  why: {criterion.why}"
    yield f"  weight {criterion.weight:g}, {'several answers' if criterion.multiple else 'one answer'}"
    for option in criterion.options:
        yield f"  {option.id} ({option.label}), share {option.share:g}"
        for level in ("must", "good", "poor", "no", "veto"):
            names = [c.id for c in pack.candidates if _level(c, criterion.id, option.id) == level]
            if names:
                yield f"    {level:<5} {', '.join(names)}"
        if option.phrases:
            yield f"    said as: {'; '.join(option.phrases)}"


def _level(candidate: Candidate, criterion: str, option: str) -> str:
    fit = candidate.fit.get(criterion, {}).get(option)
    return fit.level if fit else "ok"


def _candidate(pack: Pack, candidate: Candidate) -> Iterator[str]:
    package = candidate.package
    yield f"{candidate.name}: {candidate.summary}"
    yield f"  {package.name} {package.version} of {package.released}, {candidate.interface}, {candidate.license}"
    yield f"  {candidate.docs}"
    for title, claims in (
        ("typical", candidate.typical),
        ("not for", candidate.not_for),
        ("weak spots", candidate.weak_spots),
    ):
        for claim in claims:
            yield f"  {title}: {claim.text} [{', '.join(claim.excerpts)}]"
    names = {topic.id: topic.name for topic in pack.topics}
    parts = (f"{names.get(topic, topic)} {feature.has}" for topic, feature in candidate.features.items())
    yield f"  in the box: {', '.join(parts)}"
    if candidate.measured:
        checks = ", ".join(
            f"{name} {'ok' if passed else 'FAILED'}" for name, passed in candidate.measured.checks.items()
        )
        yield f"  measured {candidate.measured.as_of} with {candidate.measured.version}: {checks}"
    for criterion, options in candidate.fit.items():
        for option, fit in options.items():
            yield f"  {criterion}.{option}: {fit.level}, {fit.because} [{', '.join(fit.excerpts)}]"


def _excerpt(pack: Pack, excerpt: Excerpt) -> Iterator[str]:
    yield f"{excerpt.id}: {excerpt.text}"
    about = (*excerpt.candidates, *excerpt.about, *excerpt.topics)
    yield f"  about: {', '.join(about)}"
    source = next(source for source in pack.sources if source.id == excerpt.source)
    yield f"  {source.title}, {source.date}: {source.url}"
    for candidate in pack.candidates:
        for criterion, options in candidate.fit.items():
            for option, fit in options.items():
                if excerpt.id in fit.excerpts:
                    yield f"  cited for {candidate.id} {criterion}.{option}: {fit.level}"
    for guideline in pack.guidelines:
        if excerpt.id in guideline.excerpts:
            yield f"  cited by the guideline {guideline.id}"


def _source(pack: Pack, source: Source) -> Iterator[str]:
    yield f"{source.id}: {source.title} ({source.kind}, {source.date})"
    yield f"  {source.url}"
    for excerpt in pack.excerpts:
        if excerpt.source == source.id:
            yield f"  {excerpt.id}: {excerpt.text}"


def _topic(pack: Pack, topic: Topic) -> Iterator[str]:
    yield f"{topic.id}: {topic.name}; asked by {'; '.join(topic.phrases)}"
    for excerpt in pack.excerpts:
        if topic.id in excerpt.topics:
            yield f"  {excerpt.id} ({', '.join(excerpt.candidates) or 'the field'}): {excerpt.text}"


def _guideline(guideline: Guideline) -> Iterator[str]:
    yield f"{guideline.id}: {guideline.because}"
    yield f"  when {dict(guideline.when)}" + (f", unless {dict(guideline.unless)}" if guideline.unless else "")
    yield f"  points {dict(guideline.points)}, excerpts {', '.join(guideline.excerpts)}"
