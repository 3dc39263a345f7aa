"""The names of the reasons for which a gate stays shut or warns."""

from __future__ import annotations

from typing import Literal

ReasonName = Literal[
    "interrupted",
    "nothing_selected",
    "nothing_passed",
    "sample_package",
    "failing",
    "newly_failing",
    "failing_otherwise",
    "still_failing",
    "unconfirmed",
    "newly_unconfirmed",
    "still_unconfirmed",
    "newly_answered",
    "answered",
    "harness_fault",
    "no_longer_tested",
    "withdrawn",
    "no_longer_applies",
    "open",
    "newly_open",
    "still_open",
    "accepted",
    "known_only",
    "still_known_only",
    "narrowed",
    "other_scope",
    "waiver_expired",
    "waiver_needless",
    "waived",
    "acceptance_expired",
    "acceptance_needless",
    "from_the_future",
    "too_old",
    "repaired",
    "other_grounds",
    "attested",
    "spec_unclear",
]
