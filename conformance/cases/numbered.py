"""Whether the rows of the past can be seen: an API may show the present row of a record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.mapping.causes import no_field

if TYPE_CHECKING:
    from conformance.cases.trial import Trial


def hold_numbered(trial: Trial, record: str) -> None:
    """Hold that the profile has a field for the history number of a group that has one.

    Raises:
        UntestedError: P-NO-FIELD, nobody can tell the rows of the past from the present one.
    """
    past = trial.group(record).history
    if past is not None and shows_the_present_alone(trial, record):
        raise UntestedError(no_field([past.number]))


def shows_the_present_alone(trial: Trial, record: str) -> bool:
    """Return whether the profile says that the API has no number for the rows of the past."""
    past = trial.group(record).history
    return past is not None and trial.own.lacks(past.number, f"{trial.domain}/{record}")
