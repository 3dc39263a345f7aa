"""What a deviation is called: it fails, or is unconfirmed, answered, or only announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from conformance.catalog.grounds import Ground
    from conformance.results.model import AnswerModel

Deviation = Literal["fail", "unconfirmed", "answered", "announced"]

ANNOUNCED: Final = "announced"
"""The level of what is asked for on trial, and the verdict where it is not met."""

DEVIATES: Final = frozenset({"fail", "unconfirmed", "answered", "announced"})
"""Verdicts of a case that was executed and did not meet what it expects."""


def deviation(ground: Ground, answer: AnswerModel | None, level: str) -> Deviation:
    """Return what a deviation is, from the ground of what was compared and the profile's answer.

    Of a requirement that is only announced 予告 it is a warning, whatever the ground.

    Only what no text supports can be answered; what stands in a document or in law always fails.
    """
    if level == ANNOUNCED:
        return "announced"
    if ground != "reconstructed":
        return "fail"
    if answer is None:
        return "unconfirmed"
    return "fail" if answer.accepted else "answered"
