"""What an officer has to know in the first minute: may this be accepted, what was not tested."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from conformance.results.called import NOT_DELIVERED, called
from conformance.results.delivery import narrowed_deliveries
from conformance.results.gate import gate
from conformance.results.known import known_said
from conformance.results.policy import PolicyModel
from conformance.results.specifications import split
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.results.gate import GateModel
    from conformance.results.gate_reason import GateReasonModel
    from conformance.results.model import Result

_LEFT: Final[Mapping[str, str]] = {
    "unconfirmed": "unconfirmed",
    "untested": "unjudged",
    "needs_review": "unjudged",
    "spec_unclear": "unjudged",
    "harness_error": "unjudged",
    "answered": "answered",
    "announced": "list",
    "attested": "stated",
}
"""Verdicts that are neither pass nor fail, with the section that tells of them."""

_SPARED: Final[Mapping[str, Bilingual]] = {
    "not_declared": Bilingual(
        "標準オプションで、事業者が申告していない", "optional, not claimed by the vendor"
    ),
    "not_applicable": Bilingual("仕様により適用されない", "by the specification"),
    NOT_DELIVERED: Bilingual(
        "このプロファイルの製品が備えない部分・業務・出力。試験していません",
        "parts, domains and outputs that are not part of this profile; not tested",
    ),
}
"""Words for cases that nothing was tried of, and why not."""


def answer(result: Result) -> GateModel:
    """Return what a gate answered on the day the run ended, by the strictest policy."""
    return gate(result, PolicyModel(), result.run.finished_at.date())


def reasons(found: GateModel) -> tuple[tuple[Bilingual, Sequence[GateReasonModel]], ...]:
    """Return the reasons under their headings: what blocks, then what to know."""
    return (
        (Bilingual("止める理由", "What blocks"), found.blocking),
        (Bilingual("知っておくこと", "What to know"), found.warning),
    )


def left(result: Result, numbers: Mapping[str, int]) -> Iterator[tuple[str, int, str]]:
    """Yield (verdict, number, section) of what was not settled by a test.

    `numbers`: how much each section tells of; what the mapping leaves in doubt has its own.
    """
    counts = Counter(str(case.verdict) for case in result.cases)
    for name, section in _LEFT.items():
        if counts[name]:
            yield name, counts[name], section if numbers[section] else "doubt"


def spared(result: Result) -> Iterator[tuple[str, int, Bilingual]]:
    """Yield (word for the cases, number, why) of what was not asked of the product."""
    counts = Counter(map(called, result.cases))
    yield from ((name, counts[name], why) for name, why in _SPARED.items() if counts[name])


def limits(result: Result) -> Iterator[Bilingual]:
    """Yield a phrase for whatever narrows the specifications judged: parts left out, or unread."""
    judged, _ = split(result.catalogue, result.cases)
    yield from narrowed_deliveries(judged, result.cases)
    yield from known_said(result.catalogue, result.cases)
