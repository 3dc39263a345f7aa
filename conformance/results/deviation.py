"""What a deviation is called: it fails, or its expectation is unconfirmed, or was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from conformance.catalog.grounds import Ground
    from conformance.results.model import AnswerModel

Deviation = Literal["fail", "unconfirmed", "answered"]

DEVIATES: Final = frozenset({"fail", "unconfirmed", "answered"})
"""Verdicts of a case that was executed and did not meet what it expects."""


def deviation(ground: Ground, answer: AnswerModel | None) -> Deviation:
    """Return what a deviation is, from the ground of what was compared and the profile's answer.

    Only what no text supports can be answered; what stands in a document or in law always fails.
    """
    if ground != "reconstructed":
        return "fail"
    if answer is None:
        return "unconfirmed"
    return "fail" if answer.accepted else "answered"
