"""The story of a move put to the package: each question of a law with its days filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from conformance.cases.stories.steps import StoryStep, as_example
from conformance.catalog.models.move_laws import term_of
from conformance.contract.oracles import GivenError, OutOfScopeError, as_read, derive, gives_none
from conformance.values.year_month import YearMonth
from conformance.worlds.asked import beyond

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.move_laws import Ask, MoveLaw, View
    from conformance.findings import Json
    from conformance.population.moves import Move
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

_MARCH = 3
_APRIL = 4
_DATED = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class LawAnswers:
    """What a package said to each question of a law, with what it was asked."""

    values: Mapping[str, Json]
    asked: tuple[tuple[str, Row], ...]

    def story(self) -> Json:
        """Return the questions as the steps of a counterexample, in the order they were put."""
        return as_example(*(StoryStep("asks", rule, facts) for rule, facts in self.asked))


def answered(trial: Trial, one: MoveLaw, move: Move) -> LawAnswers | None:
    """Ask the package every question of a law about a move, the same question once.

    None where a rule does not decide one of them (a day on which its law is not in force).

    Raises:
        FindingError: a question was refused, its answer lacks the output, or is none that the next
            rule can take.
    """
    known: dict[str, Json] = {name: day.isoformat() for name, day in move.days().items()}
    values: dict[str, Json] = {}
    asked: list[tuple[str, Row, Reply]] = []
    for name, ask in one.asks.items():
        facts = _decided(trial, ask, known, move.turn)
        if facts is None:
            _hold_taken(trial, one, ask, values)
            return None
        reply = next((r for rule, put, r in asked if (rule, put) == (ask.rule, facts)), None)
        if reply is None:
            reply = trial.accepted(trial.interface.calculate(trial.domain, ask.rule, facts))
            asked.append((ask.rule, facts, reply))
        values[name] = known[name] = _output(trial, ask, facts, reply)
    return LawAnswers(values, tuple((rule, facts) for rule, facts, _ in asked))


def facts_of(spec: Specification, ask: Ask, known: Mapping[str, Json], turn: int) -> Row:
    """Return the facts of a question: those of a worked example, with the story's days put in."""
    examples = spec.rules[ask.rule].examples
    lent = cast("Row", examples[turn % len(examples)].given)
    return {**lent, **{name: _filled(value, known) for name, value in ask.given.items()}}


def _filled(value: Json, known: Mapping[str, Json]) -> Json:
    if isinstance(value, dict):
        return {name: _filled(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, known) for inner in value]
    term = term_of(value) if isinstance(value, str) else None
    if term is None:
        return value
    found = known[term.name]
    return (
        found if term.view is None or not isinstance(found, str) else view_of_day(found, term.view)
    )


def view_of_day(day: str, view: View) -> Json:
    """Return a view of a day or month `YYYY-MM(-DD)`: a day, a month or a year."""
    whole = day if len(day) == _DATED else f"{day}-01"
    return _VIEWS[view](date.fromisoformat(whole))


def _fiscal_year(day: date) -> int:
    return day.year if day.month >= _APRIL else day.year - 1


_VIEWS: Final[Mapping[View, Callable[[date], Json]]] = MappingProxyType(
    {
        "before": lambda day: (day - timedelta(days=1)).isoformat(),
        "after": lambda day: (day + timedelta(days=1)).isoformat(),
        "month": lambda day: str(YearMonth.of(day)),
        "next_month": lambda day: str(YearMonth.of(day).plus(1)),
        "month_start": lambda day: YearMonth.of(day).first_day.isoformat(),
        "month_end": lambda day: YearMonth.of(day).last_day.isoformat(),
        "year": lambda day: day.year,
        "fiscal_year": _fiscal_year,
        "april": lambda day: str(YearMonth(day.year, _APRIL)),
        "fiscal_first": lambda day: str(YearMonth(_fiscal_year(day), _APRIL)),
        "fiscal_last": lambda day: str(YearMonth(_fiscal_year(day) + 1, _MARCH)),
        "fiscal_start": lambda day: date(_fiscal_year(day), _APRIL, 1).isoformat(),
        "fiscal_end": lambda day: date(_fiscal_year(day) + 1, _MARCH, 31).isoformat(),
    }
)


def _decided(trial: Trial, ask: Ask, known: Mapping[str, Json], turn: int) -> Row | None:
    """Return the facts of a question; None where the rule does not decide them."""
    try:
        facts = as_read(trial.spec, ask.rule, facts_of(trial.spec, ask, known, turn))
        derive(trial.spec, ask.rule, facts)
    except (GivenError, OutOfScopeError, ValueError):  # an answer of the package may be no day
        return None
    return None if beyond(trial.profile, trial.domain, ask.rule, facts) else facts


def _hold_taken(trial: Trial, one: MoveLaw, ask: Ask, values: Mapping[str, Json]) -> None:
    """Hold that it is not an earlier answer of the package that the rule cannot take."""
    for name in (term.name for term in ask.terms if term.name in values):
        earlier = one.asks[name]
        raise trial.value_differs(
            earlier.output,
            f"（規則 {ask.rule} が受け取れる値 / a value that the rule {ask.rule} takes）",
            values[name],
            f"rule {earlier.rule}",
            cause=f"{trial.domain}/rule/{earlier.rule}",
        )


def _output(trial: Trial, ask: Ask, facts: Row, reply: Reply) -> Json:
    """Return the package's output; a finding when its answer lacks what the rule gives."""
    found = reply.rows[0] if reply.rows else {}
    none = reply.rows and gives_none(trial.spec, ask.rule, facts, ask.output)
    if ask.output not in found and not none:
        raise trial.value_differs(
            ask.output,
            "（値 / a value）",
            None,
            reply.exchange.path,
            cause=f"{trial.domain}/rule/{ask.rule}",
            example=as_example(StoryStep("asks", ask.rule, facts)),
        )
    return found.get(ask.output)
