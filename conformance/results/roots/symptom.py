"""What a failing case shows of its cause, whatever requirement it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.results.answered import AnsweredModel
from conformance.results.roots.pairs import leaves, missing_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import CaseModel, FindingModel

Kind = Literal["answer", "item", "value", "accepted", "alike"]

_BY_ANSWER: Final = frozenset(
    {"F-BODY", "F-INTERFACE", "F-NOT-ACCEPTED", "F-REFUSAL-STATUS", "F-REDIRECT"}
)
"""Findings about an answer as a whole, not about what it says."""
_CALL: Final = re.compile(r"/sandboxes(?:/\{s\}/([a-z]+))?")
_BROKEN_DOWN: Final = 500
_AGREED: Final = (None, 200)
ANY_CALL: Final = "any"
_ISSUED: Final = frozenset({"F-ISSUED-ANYWAY", "F-EVENT-ISSUED"})
ISSUING: Final = "issuing"
"""As a reason: that something stands against a copy."""


@dataclass(frozen=True, slots=True, order=True)
class Symptom:
    """A way to fail that many requirements may share.

    `answer`: every call of a kind is answered by a status; `item`: an item is shown nowhere;
    `value`: an item is shown with another value than it was given; `accepted`: what must be
    refused for a reason is accepted; `alike`: one kind of check fails by one code. `of` says which.
    """

    kind: Kind
    of: str


def symptoms(case: CaseModel) -> Iterator[Symptom]:
    """Yield what a failing case shows of its cause, the most telling first."""
    finding = case.finding
    if finding is None:
        return
    yield from (Symptom("answer", answer) for answer in _answer(finding))
    yield from (Symptom("accepted", reason) for reason in _accepted(finding))
    yield from (Symptom("item", item) for item in sorted(unshown(finding)))
    yield from (Symptom("value", item) for item in _differing(finding))
    if case.check is not None:
        yield Symptom("alike", f"{finding.code} {case.check}")


def unshown(finding: FindingModel) -> set[str]:
    """Return the items of which a value was expected and none found."""
    found = set(missing_keys(finding.expected, finding.found))
    item = finding_item(finding)
    if item and not isinstance(finding.expected, AnsweredModel | dict | list | None):
        found |= {item} if None in leaves(finding.found) else set()
    return found


def _differing(finding: FindingModel) -> Iterator[str]:
    """Yield the item of which one value was expected and another found, if a finding is of one.

    What a rule of the catalogue gives is told by the rule.
    """
    item, expected = finding_item(finding), finding.expected
    if not item or "/rule/" in finding.cause or isinstance(expected, AnsweredModel | dict | list):
        return
    if expected is not None and any(one not in (None, expected) for one in leaves(finding.found)):
        yield item


def finding_item(finding: FindingModel) -> str:
    """Return the item that a finding is about, as its place says; "" where it is about none."""
    _, arrow, item = finding.where.rpartition(" → ")
    return "" if not arrow or "/" in item or "," in item else item


def _answer(finding: FindingModel) -> Iterator[str]:
    """Yield the kind of call, and status and reasons of an answer that was not the agreed one.

    Of a breakdown also that it may be of any call.
    """
    told = finding.found if isinstance(finding.found, AnsweredModel) else None
    last = finding.exchanges[-1] if finding.exchanges else None
    status = told.status if told is not None else last.status if last is not None else None
    called = _CALL.search(finding.where if last is None else last.path)
    if status in _AGREED or called is None:
        return
    if status >= _BROKEN_DOWN and finding.code in {*_BY_ANSWER, "F-OTHER-REASON"}:
        yield f"{ANY_CALL} {status}"
    if finding.code in _BY_ANSWER:
        reasons = sorted({reason.code for reason in told.reasons}) if told is not None else []
        yield " ".join((called.group(1) or "sandboxes", str(status), *reasons))


def _accepted(finding: FindingModel) -> Iterator[str]:
    """Yield the reasons for which something should have been refused that was accepted."""
    if finding.code in _ISSUED:
        yield ISSUING
    elif finding.code == "F-NOT-REFUSED":
        yield from expected_reasons(finding)


def expected_reasons(finding: FindingModel) -> Iterator[str]:
    """Yield the reasons that a refusal should have told: one, or any of several in one word."""
    if isinstance(finding.expected, AnsweredModel):
        yield from dict.fromkeys(reason.code for reason in finding.expected.reasons)
    else:
        yield " ".join(str(leaf) for leaf in leaves(finding.expected))
