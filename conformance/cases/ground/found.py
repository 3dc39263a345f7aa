"""On what a failure stands: the weakest link of what was compared where it failed.

A failing check may have compared less than the whole case. A wrong value is held against the rule
that gives it; a copy is held against the one item that is wrong on it. It may also have compared
more: that a value stands nowhere at all is held against the item, which nobody's text may know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.cases.ground.expected import compared, expected, protects
from conformance.cases.ground.parts import OF_FORM, WRONG_VALUE, apart
from conformance.cases.ground.standing import (
    INTERFACE,
    PROFILE,
    PROTECTION,
    VALUES,
    of_form_items,
    of_items,
    of_requirement,
    of_rule,
    strongest_of,
    weakest_of,
)
from conformance.findings import Answered
from conformance.messages.severity import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.cases.ground.standing import GroundedSubject
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Finding, FindingPart

_BROKEN_DOWN: Final = 500
_OF_THE_CONTRACT: Final = ("interface:", "redirect:", "mapping:")
_ON_THE_WAY: Final = frozenset({"F-NOT-ACCEPTED", "F-NOT-STORED", "F-VALUE"})
"""Findings of a check that protects which reveal nothing: it did not come that far."""
_OF_COLUMNS: Final = frozenset(
    {
        *("F-FILE-COLUMN-MISSING", "F-FILE-COLUMN-UNKNOWN"),
        *("F-FILE-COLUMN-ORDER", "F-FILE-COLUMN-TYPE"),
    }
)
"""What is wrong of the columns of a file, not of how the profile says that it is written."""
_IN_NO_ITEM: Final = frozenset({"V-ID-CHECK", "V-DATE-CALENDAR"})
_CHARACTERS: Final = "V-CHAR-"
"""With these, values that no item may hold, whatever it is called."""
_OF_CODES: Final = frozenset({"F-FILE-CODE"})
"""What alone of a value's faults is held against the code list, too: the code stands not in it."""
_OF_NUMBERS: Final = "F-FILE-HISTORY-GAP"
"""What alone of a history's faults is held against the number, not against the mark."""


def failed(spec: Specification, case: Case, finding: Finding) -> GroundedSubject:
    """Return the standing of a failure: reconstructed where no text supports what was compared.

    Of several deviations told at once the best supported decides: it alone would be a failure.
    """
    return strongest_of(one.on for one in standings(spec, case, finding))


@dataclass(frozen=True, slots=True)
class PartStanding:
    """One of the deviations that a finding tells, and on what that one stands."""

    part: FindingPart
    on: GroundedSubject


def standings(spec: Specification, case: Case, finding: Finding) -> tuple[PartStanding, ...]:
    """Return each deviation of a finding with its standing; a finding that tells one has one."""
    return tuple(PartStanding(p, _standing(spec, case, one)) for p, one in apart(case, finding))


def _standing(spec: Specification, case: Case, finding: Finding) -> GroundedSubject:
    if _is_breakdown(finding) or finding.cause.startswith(_OF_THE_CONTRACT):
        return INTERFACE
    if finding.code in _IN_NO_ITEM or finding.code.startswith(_CHARACTERS):
        return VALUES
    if compared(case) == "columns" and finding.code not in _OF_COLUMNS:
        return PROFILE
    whole = expected(spec, case)
    if _reveals(case, finding):
        return strongest_of((PROTECTION, whole))
    rule = finding.cause.removeprefix(f"{spec.domain}/rule/")
    if rule in spec.rules and rule != finding.cause:
        return of_rule(spec, rule)
    if protects(case) or _no_copy(case, finding):
        return of_requirement(spec, case)
    if found := tuple(_printed_or_held(spec, case, _named(spec, case, finding))):
        return weakest_of((*found, *_beside(spec, case)))
    return weakest_of((whole, *_items(spec, case, _doubted(finding))))


def _named(spec: Specification, case: Case, finding: Finding) -> tuple[str, ...]:
    """Return the items that a deviation is about; none of its form or record group: all of it."""
    of = compared(case)
    if of == "item" and finding.code not in _OF_CODES:
        return (case.param("item"),)
    if of == "history" and finding.code == _OF_NUMBERS:
        past = spec.records[case.requirement.key].history
        return () if past is None else (past.number,)
    if finding.parts:
        return finding.parts[0].items
    return (finding.cause.removeprefix(f"{case.requirement.id}:"),)


def _is_breakdown(finding: Finding) -> bool:
    """Return whether the package itself broke down (5xx), whatever it was asked for."""
    found = finding.found
    return isinstance(found, Answered) and (found.status or 0) >= _BROKEN_DOWN


def _reveals(case: Case, finding: Finding) -> bool:
    if severity_of(finding.code) == "leak" or finding.cause.endswith(":leak"):
        return True
    return protects(case) and finding.code not in _ON_THE_WAY


def _no_copy(case: Case, finding: Finding) -> bool:
    """Say whether no copy was issued, so that no item was compared: only that the form is there."""
    asked = case.surface == "api" and compared(case) == "print"
    return asked and finding.code == "F-NOT-ACCEPTED"


def _printed_or_held(
    spec: Specification, case: Case, keys: Iterable[str]
) -> Iterator[GroundedSubject]:
    """Yield the standings of items of the form or the record group that a case is about."""
    if case.requirement.kind == "form":
        yield from of_form_items(spec, case.requirement.key, keys)
    elif case.requirement.kind == "record":
        yield from of_items(spec, case.requirement.key, keys)


def _beside(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """Yield what else is compared where one item is: that its form is asked for at all."""
    if case.requirement.kind == "form":
        yield of_requirement(spec, case)


def _items(spec: Specification, case: Case, keys: Iterable[str]) -> Iterator[GroundedSubject]:
    """Yield the standings of items of the record that a function writes."""
    if case.requirement.kind != "function":
        return
    record = str(getattr(spec.functions[case.requirement.key].operation, "record", ""))
    if record in spec.records:
        yield from of_items(spec, record, keys)


def _doubted(finding: Finding) -> tuple[str, ...]:
    """Return the items whose existence or form the package contradicts, not their value."""
    found = finding.found
    if isinstance(found, Answered):
        told = [one for one in found.reasons if one.code in OF_FORM and one.item]
        only = finding.code == "F-NOT-ACCEPTED" and len(told) == len(found.reasons)
        return tuple(str(one.item) for one in told) if only else ()
    if finding.code not in WRONG_VALUE:
        return ()
    if finding.about:
        return (finding.about,) if found is None else ()
    lacks = isinstance(found, dict) and set(found.values()) == {None}
    return tuple(found) if isinstance(found, dict) and lacks else ()
