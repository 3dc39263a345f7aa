"""How an outcome of a rule is seen where a package has no calculation: what is entered and read."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key, Scalar
from conformance.catalog.models.life_events import Day


class Entering(Entry):
    """A function that is run on the way to the outcome, and what its inputs are.

    `facts`: items that tell a fact of the rule; `codes`: the item's code for a code of the fact.
    `same`: items that have what an earlier step sent for another. `outputs`: items in which the
    outcome itself would be typed in; a package that is sent them does not work it out. `sets`:
    constants, and days counted from the business date.
    """

    function: Key
    facts: dict[Key, str] = {}
    codes: dict[str, dict[str, str]] = {}
    same: dict[Key, Key] = {}
    outputs: dict[Key, str] = {}
    sets: dict[Key, Day | Scalar] = {}


class Shown(Entry):
    """An outcome of a rule as a row shows it after some steps.

    The row of `group` is that under `where` (item ← item that a step sent); `outputs` says which of
    its items hold which outputs of the rule. `given`: facts that always are so in these steps.
    Facts that nothing tells are unknown: an outcome that depends on them is not judged.
    """

    steps: tuple[Entering, ...]
    group: Key
    where: dict[Key, Key]
    outputs: dict[str, Key]
    given: dict[str, Scalar] = {}
