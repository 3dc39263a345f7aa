"""What the policy lets pass without a judgement: entries added for cases, and taken out again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conformance.results.policy import AcceptedModel

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conformance.results.policy import GivenForModel, PolicyModel


def entry_key(one: AcceptedModel) -> str:
    """Return by what a form names an entry."""
    return hashlib.sha256(one.model_dump_json().encode()).hexdigest()[:24]


def with_accepted(
    policy: PolicyModel, entries: Sequence[Mapping[str, str]], given_for: GivenForModel
) -> PolicyModel:
    """Return a policy with entries, each in place of one for the same.

    They hold for the very product, release and place that they were given for.
    """
    new = [
        AcceptedModel.model_validate_strings(dict(one)).model_copy(update={"given_for": given_for})
        for one in entries
    ]
    same = {(one.case, one.given_for, one.causes) for one in new}
    kept = [one for one in policy.accepted if (one.case, one.given_for, one.causes) not in same]
    return policy.model_copy(update={"accepted": (*kept, *new)})


def without_entry(policy: PolicyModel, keys: Collection[str]) -> PolicyModel:
    """Return a policy without entries of it."""
    left = tuple(one for one in policy.accepted if entry_key(one) not in keys)
    return policy.model_copy(update={"accepted": left})
