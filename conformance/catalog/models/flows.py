"""How a linkage's rows become the receiver's own, and which life events must arrive by it."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key, Scalar, Sourced
from conformance.catalog.models.derive import Binding, Const


class CarriedValue(Entry):
    """A value taken over from the sender: the first of `items` that has one.

    `codes` translates every value the sender may have; null leaves the item without value. `where`:
    only from rows in which these items have one of the values. `cut`: the receiver holds fewer
    characters, what is longer is cut to its length.
    """

    items: tuple[Key, ...]
    codes: dict[str, Scalar] = {}
    where: dict[Key, tuple[str, ...]] = {}
    cut: bool = False


Taken = Key | CarriedValue | Const
"""Where an item comes from: the sender's item, one with its translation, or a constant."""


class Carry(Entry):
    """What a group of the receiver takes over from the sender's groups about one person.

    A row is made for each of the person's rows in the first group of `takes`; where the person has
    a row in a later one, the values it gives stand instead. `own` are the items the receiver sets
    itself, also where the sender has no value. A history number is the receiver's next.
    """

    to: Key
    takes: dict[Key, dict[Key, Taken]]
    own: tuple[Key, ...] = ()

    @property
    def items(self) -> frozenset[str]:
        """All items of the receiver that come from the sender."""
        return frozenset(name for taken in self.takes.values() for name in taken)


class Following(Entry):
    """What a function of the receiver must do about the person once the event has arrived.

    A batch selects the person or not (`selects`). A calculation gives what its rule says of
    `given`, items of the row that arrived in `group`. A restricted view is `hidden` or not.
    """

    key: Key
    function: Key
    group: Key
    given: dict[str, Binding] = {}
    selects: bool | None = None
    hidden: bool | None = None


class Withheld(Sourced):
    """A form of the receiver that is not issued about the person any more after the event.

    It is about the person's row in the form's own group, with `values`. What stands on that row of
    the person is what the linkage carries, item by item of the same name.
    """

    key: Key
    form: Key
    values: dict[Key, Scalar] = {}


class Reach(Entry):
    """A life event that arrives by the linkage: what the receiver's rows must show of it.

    `shows` names items by the groups in which the person stands here; what `stays_empty` names must
    not cross. An event that the sender records but that leaves no trace here says `why_not`.
    `withholds`: what may no longer be issued, however the two domains tell each other.
    """

    event: Key
    shows: dict[Key, tuple[Key, ...]] = {}
    stays_empty: dict[Key, tuple[Key, ...]] = {}
    then: tuple[Following, ...] = ()
    withholds: tuple[Withheld, ...] = ()
    why_not: str | None = None
