"""Whether a package knows a field that it never shows: it refuses a wrong value by that name.

The lawful row was taken, so the name itself is not what the package minds.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from conformance.findings import FindingError, UntestedError
from conformance.population.item_values import bad_values
from conformance.population.rows import PlacedRow

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.heard import AnswerRecorder

_TRIES = 3


def is_checked(  # noqa: PLR0917 - a row and where it stands
    trial: Trial,
    heard: AnswerRecorder,
    spec: Specification,
    group: RecordGroup,
    row: Row,
    item: str,
    codec: Codec,
) -> bool:
    """Say whether the package refuses the row for a wrong value of the item, naming its field."""
    known = next(one for one in group.items if one.key == item)
    for bad in islice(bad_values(known, spec.codes), _TRIES):
        wrong = {**row, item: bad.value}
        world = trial.builder.world(spec, group, row)
        since = len(heard.said)
        try:
            trial.begin([*world, PlacedRow(spec.domain, group.key, wrong)])
        except (UntestedError, FindingError):
            if names_item(heard, since, codec, item):
                return True
    return False


def names_item(heard: AnswerRecorder, since: int, codec: Codec, item: str) -> bool:
    """Say whether a refusal names the field of an item, among the answers from one on."""
    reasons = (r for one in heard.said[since:] for r in one.answered.reasons)
    return any(r.place and codec.item_of(r.place) == item for r in reasons)
