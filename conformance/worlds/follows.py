"""What a change takes along in the row: the parts of a name, the head who bears it, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.population.people.items import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json

_PARTS: Final = {
    "name": ("surname", "given_name"),
    "name_kana": ("surname_kana", "given_name_kana"),
}
_EVENTS: Final = {"event_date": "event_reason"}


def followed(
    group: RecordGroup,
    before: Mapping[str, Json],
    changed: Mapping[str, Json],
    now: Mapping[str, Json],
) -> frozenset[str]:
    """Return the items that were not sent and hold now what the change entails.

    A change that is entered with its day is an event of its own, with a reason that the package
    gives it (the filing of 振り仮名 is no moving in), unless the function states the reason.
    住民基本台帳法第7条第1号 knows one 氏名: who corrects it corrects 氏 and 名, and in the record
    of a head of household the name of the head (第7条第4号). Only what fits the new name follows.
    """
    return frozenset({*_fitting(group, before, changed, now), *_reasons(group, changed)})


def _reasons(group: RecordGroup, changed: Mapping[str, Json]) -> Iterator[str]:
    """Yield the reason of an event whose day was sent and whose reason nobody states."""
    keys = {item.key for item in group.items}
    for day, reason in _EVENTS.items():
        if changed.get(day) is not None and reason in keys and reason not in changed:
            yield reason


def _fitting(
    group: RecordGroup,
    before: Mapping[str, Json],
    changed: Mapping[str, Json],
    now: Mapping[str, Json],
) -> Iterator[str]:
    called = {part: key for key, part in parts(group).items()}
    for whole, pieces in _PARTS.items():
        name = called.get(whole)
        if name is None or not isinstance(new := changed.get(name), str):
            continue
        keys = [called[piece] for piece in pieces if piece in called]
        if "".join(str(now.get(key) or "") for key in keys) == "".join(new.split()):
            yield from keys
        head = called.get("head_name") if whole == "name" else None
        if head and before.get(head) == before.get(name) and now.get(head) == new:
            yield head
