"""The number of somebody who plays a role: of a certain age, or a foreigner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.people.numbering import Numbering
from conformance.population.people.numbers import principal

if TYPE_CHECKING:
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row, RowBuilder

_LONG = 15  # digits of a number of persons


def someone(builder: RowBuilder, group: RecordGroup, name: str, role: str) -> Row:
    """Return the item and number of whom a row of a name is about, if they play the role.

    Nothing where the group is about nobody.
    """
    key = principal(group)
    if key is None:
        return {}
    item, numbering = group.item(key), Numbering(builder.seed, builder.scope)
    length = item.len or item.max_len or _LONG
    return {key: numbering.person(numbering.family_of(name), role, length)}
