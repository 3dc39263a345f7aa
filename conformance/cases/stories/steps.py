"""The steps of a counterexample, and the form in which a finding carries them as its example."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.findings import Json

What = Literal[
    "stands", "does", "asks", "issues", "searches", "exports", "sends", "receives", "happens", "day"
]
"""What a step is: a row of a group stands, a function is run, a rule is asked, a form is issued,
rows of a group are looked up or exported, a linkage sends or receives, a life event happens, the
business date comes."""

_STORY = "story"


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of a story.

    `key` is the catalogue's key of the group, function, rule, form, linkage or life event; empty
    for a day. `domain`: that of the case where it is None. `values` are what the reader must know,
    under keys of items or inputs: not a whole row where three items matter. `by`: role or
    addressee, where it is not the usual one.
    """

    what: What
    key: str = ""
    values: Mapping[str, Json] = field(default_factory=dict)
    on: date | None = None
    domain: str | None = None
    by: str | None = None


def as_example(*steps: StoryStep) -> Json:
    """Return the steps as the example of a finding, from which reports tell the story.

    Every check that draws what it tries gives its findings such an example, in the order in which
    a clerk would see the steps: `trial.deviation(…, example=told(Step("stands", group.key, row,
    day), Step("does", function, inputs, day)))`. A flat mapping of facts does for a single rule or
    function: `example=dict(facts)`. What was expected and found stays in the finding itself and
    ends the story. All values are the harness's own; those a package answered stay out.
    """
    return {_STORY: [_written(step) for step in steps]}


def steps_of(example: Json) -> tuple[StoryStep, ...] | None:
    """Return the steps of an example made by `told`; None for an example of another form."""
    if not isinstance(example, dict) or set(example) != {_STORY}:
        return None
    return tuple(_steps(example[_STORY]))


def _written(step: StoryStep) -> Json:
    parts: dict[str, Json] = {
        "what": step.what,
        "key": step.key or None,
        "domain": step.domain,
        "on": step.on.isoformat() if step.on else None,
        "by": step.by,
        "values": dict(step.values) or None,
    }
    return {name: value for name, value in parts.items() if value is not None}


def _steps(written: Json) -> Iterator[StoryStep]:
    for one in written if isinstance(written, list) else ():
        if isinstance(one, dict) and one.get("what") in get_args(What):
            yield _step(one)


def _step(one: Mapping[str, Json]) -> StoryStep:
    values, on = one.get("values"), one.get("on")
    return StoryStep(
        cast("What", one["what"]),
        str(one.get("key") or ""),
        values if isinstance(values, dict) else {},
        _day(on),
        _text(one.get("domain")),
        _text(one.get("by")),
    )


def _day(value: Json) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
