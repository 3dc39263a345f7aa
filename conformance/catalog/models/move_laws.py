"""The closed set of laws that relate a package's answers along the story of a move."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from pydantic import Field, JsonValue, model_validator

from conformance.catalog.models.base import Entry, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

Day = Literal["since", "left", "entered", "filed", "asked", "later"]
"""The days of a move, in words of the law that names them: resident since, left, entered the other
municipality, filed there; the day (or month) that is asked about; a day on which it came later."""

View = Literal[
    "before",
    "after",
    "month",
    "next_month",
    "month_start",
    "month_end",
    "year",
    "fiscal_year",
    "april",
    "fiscal_first",
    "fiscal_last",
    "fiscal_start",
    "fiscal_end",
]
"""What is seen of a day: the day before or after, its month, the month after, that month's first
and last day, its calendar year, its fiscal year; the April of its calendar year, the first and the
last month of its fiscal year, the first and the last day of it."""

_TERM = re.compile(r"\$(?P<name>[a-z0-9_-]+)(\.(?P<view>[a-z_]+))?")


class Stories(Entry):
    """Which moves a law is about.

    `gap`: the fewest and most days between leaving and entering. `filed`: the fewest and most days
    between entering and filing. `since`: the fewest days of residence before. `unless`: traits of a
    day that the law leaves open. `apart`: two days that must not fall on one.
    """

    gap: tuple[int, int] = (0, 0)
    filed: tuple[int, int] = (0, 30)
    since: int = 0
    unless: dict[Day, tuple[Key, ...]] = {}
    apart: tuple[tuple[Day, Day], ...] = ()


class Ask(Entry):
    """One question to a rule: what is given, and the output that the law is about.

    A given text `$left` is a day of the story, `$left.month` a view of it, `$name` the answer to an
    earlier question. Inputs not named are those of one worked example.
    """

    rule: Key
    given: dict[str, JsonValue]
    output: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """The parts of the story that the question names."""
        return tuple(_terms(self.given))


class Term(Entry):
    """A part of the story in a question: a day or an earlier answer, and what is seen of it."""

    name: str
    view: View | None = None


def term_of(text: str) -> Term | None:
    """Return the term that a given text stands for; None where it is a plain text.

    Raises:
        ValueError: the text begins like a term but names no view of a day.
    """
    if not text.startswith("$"):
        return None
    found = _TERM.fullmatch(text)
    if found is None:
        msg = f"expected $name or $name.view, found {text!r}"
        raise ValueError(msg)
    return Term.model_validate({"name": found["name"], "view": found["view"]})


def _terms(value: object) -> Iterator[Term]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _terms(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _terms(inner)
    elif isinstance(value, str) and (found := term_of(value)):
        yield found


class _MoveLaw(Entry):
    """What the laws share: the moves they are about and the questions, asked in this order."""

    stories: Stories = Stories()
    asks: Annotated[dict[Key, Ask], Field(min_length=1)]

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that are asked, each once."""
        return tuple(dict.fromkeys(ask.rule for ask in self.asks.values()))

    @property
    def days(self) -> frozenset[str]:
        """The days of the move that any question names."""
        named = {term.name for ask in self.asks.values() for term in ask.terms}
        return frozenset(named - set(self.asks))

    @model_validator(mode="after")
    def _named(self) -> Self:
        """Hold that every term names a day or an earlier question, and every name a question."""
        known: set[str] = {*get_args(Day)}
        for key, ask in self.asks.items():
            if key in known:
                msg = f"ask {key}: the name of a day of the move is no name of a question"
                raise ValueError(msg)
            for term in ask.terms:
                if term.name not in known:
                    msg = f"ask {key}: ${term.name} is no day of a move and no earlier question"
                    raise ValueError(msg)
            known.add(key)
        for name in self.names:
            if name not in self.asks:
                msg = f"{name!r} is none of the questions: {', '.join(self.asks)}"
                raise ValueError(msg)
        return self


class AddsUpOverMove(_MoveLaw):
    """The parts together are the whole, or differ from it by no more than `within`."""

    law: Literal["adds_up_over_move"]
    parts: tuple[Key, ...]
    whole: Key
    within: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""
        return (*self.parts, self.whole)


class NeverMore(_MoveLaw):
    """`less` together are never more than `more` together; a day or month is never later."""

    law: Literal["never_more"]
    less: tuple[Key, ...]
    more: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""
        return (*self.less, *self.more)


class NoGap(_MoveLaw):
    """What ends is followed at once by what begins: on the same or the next day, or next month."""

    law: Literal["no_gap"]
    end: Key
    start: Key
    step: Literal["same", "next_day", "next_month"]

    @property
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""
        return (self.end, self.start)


class SameOverMove(_MoveLaw):
    """Two questions have one answer: a move changes nothing, or two rules tell the same story."""

    law: Literal["same_over_move"]
    one: Key
    other: Key

    @property
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""
        return (self.one, self.other)


class Claim(Entry):
    """A question and the answer by which a municipality is the one responsible."""

    ask: Key
    answer: bool | str


class ExactlyOne(_MoveLaw):
    """Exactly one of the claims holds: never both municipalities, never neither."""

    law: Literal["exactly_one"]
    claims: tuple[Claim, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The questions that the law compares."""
        return tuple(claim.ask for claim in self.claims)


MoveLaw = AddsUpOverMove | NeverMore | NoGap | SameOverMove | ExactlyOne
