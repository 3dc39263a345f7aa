"""Moves between municipalities: the answers along a drawn story obey the invariant's law."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.titles.naming import entry_name
from conformance.catalog.models import move_laws as law
from conformance.catalog.models.requirements import Invariant
from conformance.checks.property.asked import answered
from conformance.checks.property.relations import broken_relation
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.edges import change_days
from conformance.population.moves import Move, edge_moves, move_days, move_of, moves
from conformance.worlds.generative import each
from conformance.worlds.process.mapped import Process, hold_by_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json


_DRAWN = 15
"""Moves drawn for one case, after those on every day worth moving on."""


@generates(Invariant)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per law that tries the invariant along moves."""
    for number, one in enumerate(cast("Invariant", subject).checks):
        if isinstance(one, law.MoveLaw):
            rule = one.rules[0]
            slug = f"{one.law}-{rule}-{number}".replace("_", "-")
            yield Draft(slug, "property/move-law", {"number": number, "about": rule})


@check(
    "property/move-law",
    polarity="value",
    ja="転出入の経過のどの日でも、規則{about:rule}の答えどうしの関係が成り立つ",
    en="whatever the days of a move, the answers of {about:rule} fit together",
    needs=("calculate",),
    generative=True,
)
def move_law(trial: Trial) -> None:
    """The law holds on every day worth moving on, and on drawn moves; the smallest failure shown.

    Untested where the rules decide none of the moves: nothing was asked then.
    """
    one = cast("law.MoveLaw", trial.spec.invariants[trial.key].checks[_number(trial)])
    for process in filter(None, (Process.of(trial, rule) for rule in one.rules)):
        hold_by_process(trial, process, agrees=False)
    days = move_days(trial.day, (d for r in one.rules for d in change_days(trial.spec.rules[r])))
    decided: list[bool] = []

    def obeyed(drawn: dict[str, Json]) -> None:
        decided.append(_obeyed(trial, one, move_of(drawn)))

    trial.begin()
    listed = (move.plain() for move in edge_moves(one.stories, days, one.days))
    drawn = moves(one.stories, trial.day, days).map(Move.plain)
    each(trial, drawn, obeyed, _DRAWN, first=listed)
    if not any(decided):
        raise UntestedError(_NO_MOVE)


def _obeyed(trial: Trial, one: law.MoveLaw, move: Move) -> bool:
    """Hold the law for one move; say whether the rules decide it."""
    answers = answered(trial, one, move)
    if answers is None:
        return False
    found = broken_relation(one, answers.values)
    if found is not None:
        title, first = entry_name(trial.spec, "invariants", trial.key), one.rules[0]
        raise trial.deviation(
            worded("F-INVARIANT", form="move", title=title),
            expected=found.expected,
            found=found.found,
            where=f"rule {', '.join(one.rules)}",
            cause=f"{trial.domain}/rule/{first}" if len(one.rules) == 1 else None,
            example=answers.story(),
        )
    return True


def _number(trial: Trial) -> int:
    return int(trial.case.param("number"))


_NO_MOVE = make_cause("U-NO-MOVE")
