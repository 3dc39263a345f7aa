"""The fields of a scope: where each item of a group, form or rule stands at the vendor's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from conformance.catalog.models.records import Item, ItemType
from conformance.surfaces.drafting.rows import row_prefix, unwrapped
from conformance.surfaces.drafting.similarity import name_likeness
from conformance.surfaces.drafting.splits import with_whole_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.surfaces.drafting.assign import Match
    from conformance.surfaces.drafting.items import ItemScores
    from conformance.surfaces.drafting.model import ApiField, Operation
    from conformance.surfaces.mapping.kinds import ItemKind


_WHOLE_NAME = "氏名"


@dataclass(frozen=True, slots=True)
class MatchedItem:
    """An item, the field it was matched to, and how sure."""

    item: Item
    field: ApiField
    match: Match
    within: str = ""

    @property
    def name(self) -> str:
        """The item as a profile names it: a member of a rule's list under the list's name."""
        return f"{self.within}.{self.item.key}" if self.within else self.item.key

    @property
    def path(self) -> str:
        """The field's path as a profile writes it: of a list in it the first element."""
        return self.parts[0] if self.parts else _written(self.field.path)

    @property
    def parts(self) -> tuple[str, ...]:
        """The paths among which the item is split, as a profile writes them; often none."""
        return tuple(map(_written, self.field.parts))


def _written(path: str) -> str:
    """Return a path with the first element of each list on its way; a list at its end is whole."""
    return path.removesuffix("[]").replace("[]", "[0]")


@dataclass(frozen=True, slots=True)
class FieldScope:
    """A scope of `fields` in a profile: what was placed, and which items found no field."""

    name: str
    placed: tuple[MatchedItem, ...]
    missing: tuple[Item, ...]

    def path_of(self, item: str) -> str | None:
        """Return where an item stands; None when no field was found."""
        return next((p.path for p in self.placed if p.item.key == item), None)


def scope_of(
    name: str, items: Sequence[Item], fields: Iterable[ApiField], scores: ItemScores
) -> FieldScope:
    """Return the scope that matches items to fields one to one."""
    plain = tuple(fields)
    others = [i for i in items if _WHOLE_NAME not in i.name_ja]
    taken = (m.right for m in scores.matches(others, plain) if m.sure)
    by_path = {f.path: f for f in with_whole_names(plain, keep=taken)}
    matches = {m.left: m for m in scores.matches(items, by_path.values())}
    placed = tuple(
        MatchedItem(item, by_path[matches[item.key].right], matches[item.key])
        for item in items
        if item.key in matches
    )
    return FieldScope(name, placed, tuple(i for i in items if i.key not in matches))


def carried(operations: Iterable[Operation]) -> tuple[ApiField, ...]:
    """Return the fields of the rows that calls take and give, each path once.

    The call with the largest row comes first, for its paths are those of the whole row.
    """
    bodies = [f for o in operations for f in (o.body, o.gives) if f]
    rows = [unwrapped(fields, row_prefix(fields)) for fields in bodies]
    found: dict[str, ApiField] = {}
    for row in sorted(rows, key=len, reverse=True):
        for field in row:
            found.setdefault(field.path, field)
    return tuple(found.values())


def rule_scope(
    name: str,
    given: Mapping[str, ItemKind],
    output: Mapping[str, ItemKind],
    operation: Operation,
    scores: ItemScores,
) -> FieldScope:
    """Return the scope of a rule: its facts in the body, its results in the answer."""
    placed: list[MatchedItem] = []
    missing: list[Item] = []
    for names, fields in ((given, operation.body), (output, operation.gives)):
        row = unwrapped(fields, row_prefix(fields))
        for within, items, below in _parts(names, row):
            found = scope_of(name, items, below, scores)
            placed += [replace(p, within=within) for p in found.placed]
            missing += found.missing
    return FieldScope(name, tuple(placed), tuple(missing))


def _parts(
    kinds: Mapping[str, ItemKind], row: Sequence[ApiField]
) -> Iterator[tuple[str, list[Item], list[ApiField]]]:
    """Yield the plain facts of a rule with the plain fields, and each list with its own."""
    heads = sorted({f.path.split(".")[0] for f in row if "." in f.path})
    plain = [_item(n, k) for n, k in kinds.items() if not k.members]
    yield "", plain, [f for f in row if "." not in f.path]
    for name, kind in kinds.items():
        head = max(heads, key=lambda h: name_likeness(h, name, ""), default="")
        if kind.members and head:
            below = unwrapped([f for f in row if f.path.startswith(f"{head}.")], head)
            yield name, [_item(m, k) for m, k in kind.members.items()], list(below)


def _item(name: str, kind: ItemKind) -> Item:
    known = kind.type if kind.type in get_args(ItemType) else "text"
    return Item(key=name, name_ja=kind.name_ja, type=cast("ItemType", known))
