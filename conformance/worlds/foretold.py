"""What a case would put into a package: it is tried on one that takes all and holds nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Never, TypeVar, cast

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.contract.reply import OK, Reply
from conformance.findings import Exchange
from conformance.surfaces.around import PackageWrapper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Action, Call
    from conformance.surfaces.package import Package
    from conformance.surfaces.profile import Profile

T = TypeVar("T")

_ASKS = frozenset({"run", "calculate", "issue", "link"})
_NOT_ALLOWED = 405


@dataclass(frozen=True, slots=True)
class Foretold:
    """The call that a case is about, the business date it is made on, and the rows before it."""

    call: Call
    day: str
    before: int


class _OverError(Exception):
    """The case asks for what only a package at hand could give."""


@dataclass
class _Nobody(PackageWrapper):
    """A package that accepts every call, keeps the calls, and has nothing to show."""

    calls: list[Call] = field(default_factory=list)

    @property
    def trail(self) -> list[Exchange]:
        """No exchanges: none were made."""
        return []

    def made(self, call: Call, make: Callable[[], T]) -> T:
        """Keep the call and accept it; nothing is called."""
        del make
        self.calls.append(call)
        return cast("T", _answer(call.action))


def foretold(
    case: Case, specs: Mapping[str, Specification], profile: Profile, day: date, seed: int
) -> Foretold | None:
    """Return what a run with this day and seed sends first of all that the case is about.

    None where that is not known beforehand: nothing is sent (files, evidence), the API is spoken to
    without the contract, or people are drawn anew for each run, since the database lasts.
    """
    api = profile.surfaces.api
    if case.surface in {"files", "evidence"} or (api is not None and api.capabilities.shared):
        return None
    nobody = _Nobody(cast("Package", None))  # no package stands behind it
    trial = Trial(
        case,
        specs[case.requirement.domain],
        specs.get,
        nobody,
        profile,
        day,
        seed,
        token=_over,
        http=_over,
    )
    with suppress(Exception):  # how a case ends on a package that shows nothing is of no interest
        checks()[case.check].function(trial)
    return _of(nobody.calls, case.requirement.key)


def _of(calls: list[Call], key: str) -> Foretold | None:
    """Return the last call on the requirement itself, else the last: before it come lawful ones."""
    asked = [at for at, call in enumerate(calls) if call.action in _ASKS]
    own = [at for at in asked if calls[at].key == key]
    if not asked:
        return None
    last = (own or asked)[-1]
    begun = max((at for at in range(last) if calls[at].action == "fresh"), default=-1)
    day = str(calls[begun].body["business_date"]) if begun >= 0 else ""
    rows = (call.body["rows"] for call in calls[begun + 1 : last] if call.action == "load")
    return Foretold(calls[last], day, sum(len(cast("list[object]", found)) for found in rows))


def _answer(action: Action) -> object:
    if action in _ASKS or action == "export":
        return Reply(OK, (), (), Exchange("POST", "", None, OK, None))
    if action in {"query", "audit", "capabilities"}:
        return ()
    return _NOT_ALLOWED if action == "delete" else None


def _over(*_: object) -> Never:
    raise _OverError
