"""What `conformance catalog diff` found, as one JSON document."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

# The published schema is made from these classes.
from conformance.catalog.diff import Change  # noqa: TC001 - as above
from conformance.suite.concerned import Concerned  # noqa: TC001 - as above
from conformance.suite.impact import Impact  # noqa: TC001 - as above


@dataclass(frozen=True, slots=True)
class Difference:
    """The changed entries, what they reach, and the profiles asked about."""

    changes: tuple[Change, ...]
    impact: Impact
    profiles: tuple[Concerned, ...] = ()


def difference_json(found: Difference) -> str:
    """Return the JSON of `--json`."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"
