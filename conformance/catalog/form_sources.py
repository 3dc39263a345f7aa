"""Where the items of a form come from in the register: the item at the end of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.models.sources import FromPackage, FromRecord, FromRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup, Ref
    from conformance.catalog.models.requirements import FormItem
    from conformance.catalog.models.sources import Source

TEXTS: Final = frozenset({"text", "kana", "digits", "alnum"})
"""Types whose values are printed as they stand."""


def plain_item(group: RecordGroup, item: FormItem, source: Source | None) -> str | None:
    """Return the item of the row that is printed just as recorded; None where it is not so."""
    if not isinstance(source, FromRecord) or source.may_lack or source.as_ not in {None, "value"}:
        return None
    if not isinstance(source.record, str) or "." in source.record:
        return None
    found = next((one for one in group.items if one.key == source.record), None)
    return found.key if found is not None and same_print(item, found) else None


def same_print(item: FormItem, recorded: Item) -> bool:
    """Return whether an item of a form prints a recorded item's values as they are."""
    texts = item.type == "text" and recorded.type in TEXTS
    return item.type == recorded.type or texts


def steps(path: str) -> tuple[tuple[str, ...], str]:
    """Return the steps of a path to the row, and the item of that row."""
    *way, last = path.split(".")
    return tuple(way), last


def item_at(spec: Specification, group: RecordGroup, path: str) -> Item | None:
    """Return the item at the end of a path from a group's row; None when it leads nowhere."""
    way, last = steps(path)
    for step in way:
        following = _next(spec, group, step)
        if following is None:
            return None
        group = following
    return next((item for item in group.items if item.key == last), None)


def _next(spec: Specification, group: RecordGroup, step: str) -> RecordGroup | None:
    if "~" in step:
        name, _, keys = step.partition("~")
        other = spec.records.get(name)
        return other if other and joins(spec, group, other, keys) else None
    ref = next((i.ref for i in group.items if i.key == step), None)
    if ref is None or ref.domain != spec.domain:
        return None
    return spec.records.get(ref.groups[0])


def joins(
    spec: Specification, group: RecordGroup, other: RecordGroup, keys: str
) -> list[tuple[str, str]]:
    """Return the items by which rows of another group name a row, theirs and its own; or none."""
    own = {item.key for item in group.items}
    theirs = {item.key: item for item in other.items}
    pairs: list[tuple[str, str]] = []
    for key in keys.split("+"):
        ref = theirs[key].ref if key in theirs else None
        if ref is not None and refers(spec, ref, group):
            pairs.append((key, ref.item))
        elif key in theirs and key in own:
            pairs.append((key, key))
        else:
            return []
    return pairs


def refers(spec: Specification, ref: Ref, group: RecordGroup) -> bool:
    """Return whether a reference is to rows of a group, also where it names a view of them."""
    return ref.domain == spec.domain and group.key in {*ref.groups, *held_in(spec, ref.groups)}


def held_in(spec: Specification, names: Iterable[str]) -> list[str]:
    """Return the groups in which rows of some groups are stored: of a view, those it shows."""
    found = [spec.records[name] for name in names if name in spec.records]
    held = (one.view.of if one.view is not None else (one.key,) for one in found)
    return list(dict.fromkeys(name for some in held for name in some))


def tells_whereabouts(item: FormItem, source: Source | None) -> bool:
    """Return whether what an item tells of where a person is can be known from the register."""
    return item.locates and not isinstance(source, FromPackage | FromRule)
