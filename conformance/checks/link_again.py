"""A row received once more with another value: it takes the place of the one received before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from conformance.checks.refusals.own_words import is_own_api
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import Linkage
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.package import Reply

_NAMES: Final = re.compile("氏|名|住所|所在|カナ|方書|番地|郵便|電話|本籍|筆頭|番号")
"""What hangs together with other items of a row: changed alone it would be of nobody."""

_LAST: Final = {"code": 1, "date": 2}
"""Types that are changed only where a group has nothing plainer."""


def received(trial: Trial, linkage: Linkage, rows: Sequence[PlacedRow]) -> Reply:
    """Hold that rows received by a linkage are all accepted, and return the answer."""
    sent: list[Json] = [{"group": one.group, "row": dict(one.row)} for one in rows]
    body: Row = {"direction": "receive", "rows": sent}
    reply = trial.accepted(trial.interface.link(trial.domain, linkage.key, body))
    outcome = reply.rows[0] if reply.rows else {}
    trial.same({"accepted": len(rows), "errors": []}, outcome, reply.exchange.path)
    return reply


def changed(trial: Trial, placed: PlacedRow) -> Row | None:
    """Return the row with one value changed that nothing else in it hangs on; None without one."""
    group = trial.group(placed.group)
    other = trial.builder.full(trial.spec, group, "linked again")
    bound = _bound(group)
    for item in sorted(group.items, key=lambda one: _LAST.get(one.type, 0)):
        was = placed.row.get(item.key)
        if was is None or item.key in bound or _NAMES.search(item.name_ja):
            continue
        value = _another(item, was, other.get(item.key))
        if value not in {None, was}:
            return {**placed.row, item.key: value}
    return None


def hold_taken_again(trial: Trial, linkage: Linkage, placed: PlacedRow, where: str) -> None:
    """Hold that a row under a key received before is stored with its new value, and once.

    Nothing is asked of an API of the vendor's own: what a second message means there is not told.
    """
    row = None if is_own_api(trial) else changed(trial, placed)
    if row is None:
        return
    received(trial, linkage, [replace(placed, row=row)])
    group = trial.group(placed.group)
    trial.same(row, trial.only_row(group.key, key_of(group, row)), where)


def _bound(group: RecordGroup) -> set[str]:
    """Return the items on which others hang: keys, periods, what follows by a rule."""
    spans = {key for one in group.spans for key in (one.since, one.until, *one.per)}
    past = {group.history.number, group.history.latest} if group.history else set()
    named = {i.key for i in group.items if i.ref or i.denotes or i.identifier}
    keys = {*group.primary_key, *spans, *past, *named, *(f.item for f in group.follows)}
    return {key for key in keys if key is not None}


def _another(item: Item, was: Json, other: Json) -> Json:
    """Return another value of a text, number, code or day; None of what is none of these."""
    if item.type in {"text", "code"}:
        return other
    if item.type == "date":
        return (date.fromisoformat(str(was)) - timedelta(days=1)).isoformat()
    if item.type != "integer" or not isinstance(was, int):
        return None
    return was - 1 if was > (item.min or 0) else None
