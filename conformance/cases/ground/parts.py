"""The deviations that one finding tells at once, each of which stands on a ground of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conformance.findings import Answered, Finding, FindingPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case

WRONG_VALUE: Final = frozenset({"F-VALUE", "F-EVENT-VALUE"})
"""Findings of values that are not the expected ones."""

OF_FORM: Final = frozenset({"E0001", "E0002", "E0003"})
"""Reasons that speak of an item: it is missing, of the wrong characters, of the wrong length."""


def apart(case: Case, finding: Finding) -> Iterator[tuple[FindingPart, Finding]]:
    """Yield the deviations of a finding, each as if it alone had been found.

    Where several items are wrong at once, each of them is: that one of them is nobody's invention
    does not excuse the other.
    """
    if finding.parts:
        for part in finding.parts:
            yield part, replace(finding, code=part.code, parts=(part,))
    elif len(items := _differing(finding)) > 1:
        yield from (_value(case, finding, name) for name in items)
    elif len(told := _doubted(finding)) > 1:
        yield from (_reason(finding, name) for name in told)
    else:
        yield FindingPart(finding.code, ()), finding


def _differing(finding: Finding) -> tuple[str, ...]:
    """Return the items whose values differ, where several do."""
    found = finding.found
    several = finding.code in WRONG_VALUE and not finding.about and isinstance(found, dict)
    return tuple(found) if several and isinstance(found, dict) else ()


def _value(case: Case, finding: Finding, name: str) -> tuple[FindingPart, Finding]:
    found = finding.found if isinstance(finding.found, dict) else {}
    own = f"{case.requirement.id}:"
    cause = f"{own}{name}" if finding.cause.startswith(own) else finding.cause
    alone = replace(finding, found=found[name], about=name, cause=cause)
    return FindingPart(finding.code, (name,)), alone


def _doubted(finding: Finding) -> tuple[str, ...]:
    """Return the items for whose form alone a package refused: each is a reason of its own.

    They stand in words of the package, which is why no part names them.
    """
    found = finding.found
    if finding.code != "F-NOT-ACCEPTED" or not isinstance(found, Answered):
        return ()
    named = [one.item for one in found.reasons if one.code in OF_FORM and one.item]
    return tuple(dict.fromkeys(named)) if len(named) == len(found.reasons) else ()


def _reason(finding: Finding, name: str) -> tuple[FindingPart, Finding]:
    found = finding.found
    reasons = found.reasons if isinstance(found, Answered) else ()
    only = tuple(one for one in reasons if one.item == name)
    alone = replace(found, reasons=only) if isinstance(found, Answered) else found
    return FindingPart(finding.code, ()), replace(finding, found=alone)
