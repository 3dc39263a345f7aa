"""How much of the plan a profile reaches, and what each thing it leaves out costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Cause
    from conformance.planning.plan import Planned


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a profile leaves out: the cases and the required requirements that fall with it."""

    what: str
    cause: Cause
    cases: int
    required: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Cases that can be tried, of those that apply; required requirements that can be whole."""

    tried: int
    applicable: int
    required_whole: int
    required: int
    missing: tuple[Missing, ...]

    @property
    def percent(self) -> float:
        """The part of the applicable cases that can be tried, in percent, rounded down."""
        return _percent(self.tried, self.applicable)

    @property
    def required_percent(self) -> float:
        """The part of the required requirements that can be tried whole, in percent."""
        return _percent(self.required_whole, self.required)


def coverage_of(plan: Iterable[Planned]) -> Coverage:
    """Return what can be tried of a plan; what is missing stands by its cost, dearest first."""
    applicable = [p for p in plan if p.verdict in {None, "untested"}]
    required = {p.case.requirement.id for p in applicable if p.level == "required"}
    lost: dict[tuple[str, str], list[Planned]] = {}
    for planned in applicable:
        if planned.cause is not None:
            what = _what(planned.cause)
            text = planned.cause.en if what == planned.cause.code else ""
            lost.setdefault((what, text), []).append(planned)
    untried = {p.case.requirement.id for cases in lost.values() for p in cases}
    costs = [_missing(what, cases) for (what, _), cases in lost.items()]
    return Coverage(
        tried=sum(p.verdict is None for p in applicable),
        applicable=len(applicable),
        required_whole=len(required - untried),
        required=len(required),
        missing=tuple(sorted(costs, key=lambda m: (-m.required, -m.cases, m.what))),
    )


def _missing(what: str, cases: list[Planned]) -> Missing:
    required = {p.case.requirement.id for p in cases if p.level == "required"}
    causes = [p.cause for p in cases if p.cause is not None]
    return Missing(what, causes[0], len(cases), len(required))


def _what(cause: Cause) -> str:
    """Return the name of what is missing: a call, a capability, or else the cause's code."""
    return cause.details.get("missing", cause.code)


def _percent(part: int, whole: int) -> float:
    return part * 1000 // whole / 10 if whole else 0.0
