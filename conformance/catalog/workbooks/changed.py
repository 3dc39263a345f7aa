"""What is not as it was at the last import and shows nowhere in the catalogue: asked about."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.memory import changed_rows, gone_outside, new_outside, remember
from conformance.catalog.workbooks.questions import text_changed, without_effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.workbooks.account import CellUse
    from conformance.catalog.workbooks.memory import CellDigests, Changed
    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import CellQuestion

_MANY = 5
_ROW = re.compile("[0-9]+")


def since_last(
    known: CellDigests | None,
    uses: Sequence[CellUse],
    before: Mapping[str, list[Raw]],
    after: Mapping[str, list[Raw]],
) -> Iterator[CellQuestion]:
    """Yield a question for each cell that changed without a trace in the catalogue."""
    if known is None:
        return
    now = remember("", uses, ())
    held = {_shown(part) for entries in before.values() for part in _parts(entries)}
    heads = {_head(entry) for entries in before.values() for entry in entries}
    places = sorted(
        (sheet, row, _shown(part) in held and _head(entry) in heads)
        for entries in after.values()
        for entry in entries
        for part in _parts(entry)
        for sheet, row in _places(part)
    )
    for changed in changed_rows(known, now, uses):
        yield from _row(changed, places)
    yield from _outside(new_outside(known, uses))
    for place in gone_outside(known, now)[:_MANY]:
        yield text_changed(place, "", "", "なくなっています", "removed")


def _row(changed: Changed, places: list[tuple[str, int, bool]]) -> Iterator[CellQuestion]:
    cells = {use.heading: use for use in changed.cells}
    stored = [h for h in changed.headings if h in cells and cells[h].use == "stored"]
    gone = [h for h in changed.headings if h not in cells]
    others = [h for h in changed.headings if h in cells and h not in stored]
    for heading in others:
        use = cells[heading]
        yield text_changed(use.place, changed.row, heading, "変わりました", "changed")
    first = changed.cells[0]
    if (stored or gone) and _stays(first, places):
        use = cells[stored[0]] if stored else first
        yield without_effect(use.place, changed.row, "、".join((*stored, *gone)))


def _outside(uses: Sequence[CellUse]) -> Iterator[CellQuestion]:
    sheets: dict[str, list[CellUse]] = {}
    for use in uses:
        sheets.setdefault(use.sheet, []).append(use)
    for sheet, found in sheets.items():
        if len(found) > _MANY:
            count_ja, count_en = f"{len(found)}個変わりました", f"changed ({len(found)} cells)"
            yield text_changed(found[0].place, sheet, "", count_ja, count_en)
            continue
        for use in found:
            yield text_changed(use.place, sheet, use.text[:20], "変わりました", "changed")


def _stays(use: CellUse, places: list[tuple[str, int, bool]]) -> bool:
    """Say whether the entry that a row belongs to is as it was before."""
    row = int(_ROW.findall(use.cell)[-1])
    above = [stays for sheet, at, stays in places if sheet == use.sheet and at <= row]
    return above[-1] if above else True


def _parts(value: object) -> Iterator[Raw]:
    """Yield every mapping at or below a value that names its official place."""
    if isinstance(value, dict):
        if isinstance(value.get("official"), dict):
            yield value
        for part in value.values():
            yield from _parts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _parts(part)


def _places(part: Raw) -> Iterator[tuple[str, int]]:
    place = part["official"]
    if isinstance(place, dict) and (rows := _ROW.findall(str(place.get("cell")))):
        yield str(place.get("sheet")), int(rows[0])


def _head(entry: Raw) -> str:
    """Return an entry's own facts as text, those of its parts left out."""
    own = {k: v for k, v in entry.items() if not (isinstance(v, list | tuple) and _is_parts(v))}
    return _shown(own)


def _is_parts(value: Sequence[object]) -> bool:
    return any(isinstance(part, dict) for part in value)


def _shown(part: Raw) -> str:
    """Return a mapping's own facts as text: without its place, which moves with every row."""
    return json.dumps(_facts(part), ensure_ascii=False, sort_keys=True, default=str)


def _facts(value: object) -> object:
    if isinstance(value, dict):
        return {k: _facts(v) for k, v in value.items() if k != "official"}
    return [_facts(v) for v in value] if isinstance(value, list | tuple) else value
