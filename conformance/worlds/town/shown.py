"""Rows by which a law that a rule gives an item is shown, where no made-up row shows it yet.

What the rule is given is taken over from one of its worked examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.file_laws import RuleInput
from conformance.worlds.rule_check import as_json
from conformance.worlds.town.partners import partners
from conformance.worlds.town.ruled import ruled
from conformance.worlds.town.rules import as_item
from conformance.worlds.town.tables import key_of, meeting, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.file_laws import RuleGives
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables

_Pair = tuple["Row", "list[Row]"]


def show(one: RuleGives, tables: Tables) -> None:
    """Change a row and its partner so that the rule decides an item that is not nothing."""
    groups = (tables.group(one.rows), tables.group(one.others or one.rows))
    pairs = list(_pairs(one, tables))
    if not pairs and one.others is not None:
        for _ in partners(one.rows, one.others, one.key, tables):
            pass  # each row is given one of the others
        pairs = list(_pairs(one, tables))
    turn = tables.given.index(one) % max(len(pairs), 1)  # each law another row, where there are
    pairs = pairs[turn:] + pairs[:turn]
    if any(_decides(one, tables, groups, (row, (others or [row])[0])) for row, others in pairs):
        return
    for row, others in pairs:
        for mine, theirs in _examples(one, tables, groups):
            changed = {**row, **meeting(one.rows.when), **mine}
            partner = {**others[0], **theirs} if others else changed
            if _decides(one, tables, groups, (changed, partner)):
                row.update(changed)
                for each in others:
                    each.update(theirs)
                return


def _pairs(one: RuleGives, tables: Tables) -> Iterator[_Pair]:
    """Yield rows that have the item, with their partners."""
    for row in tables.all(one.rows):
        if row.get(one.item) is None:
            continue
        if one.others is None:
            yield row, []
            continue
        own = key_of(row, one.key)
        found = [p for p in tables.all(one.others) if key_of(p, one.key.values()) == own]
        if len(found) == 1:  # of a record with a history only one is the latest
            yield row, found


def _decides(
    one: RuleGives, tables: Tables, groups: tuple[RecordGroup, RecordGroup], pair: tuple[Row, Row]
) -> bool:
    row, partner = pair
    if one.others is not None and not (one.others.when.holds(partner) and one.only.holds(partner)):
        return False
    found = ruled(tables.spec, one, groups, pair)
    if found is None or not one.rows.when.holds({**row, one.item: found}):
        return False
    return groups[0].item(one.item).type != "integer" or number_of(found) > 0


def _examples(
    one: RuleGives, tables: Tables, groups: tuple[RecordGroup, RecordGroup]
) -> Iterator[tuple[Row, Row]]:
    """Yield what the items of the row and of its partner are in the rule's worked examples."""
    others: Row = {**meeting(one.others.when), **meeting(one.only)} if one.others else {}
    for example in tables.spec.rules[one.rule].examples:
        given: Mapping[str, Json] = as_json(example.given)
        mine: Row = {}
        theirs: Row = dict(others)
        for name, binding in one.given.items():
            listed, inner, part = name.partition("[].")
            whole = _first_of(given.get(listed)) if inner else given
            if (part or name) not in whole:
                continue
            told = whole[part or name]
            if isinstance(binding, RuleInput):
                codes = {str(word): code for code, word in binding.values.items()}
                value = codes.get(str(told), told)
                side, key, group = (
                    (mine, binding.item, groups[0])
                    if binding.item
                    else (theirs, binding.of, groups[1])
                )
                side[str(key)] = as_item(group.item(str(key)), value)
            elif isinstance(binding, str):
                mine[binding] = as_item(groups[0].item(binding), told)
        fixed = {*groups[0].primary_key, *one.key}
        yield (
            {k: v for k, v in mine.items() if k not in fixed},
            {k: v for k, v in theirs.items() if k not in groups[1].primary_key},
        )


def _first_of(listed: Json) -> Mapping[str, Json]:
    """Return the only member of a list; nothing of a list of several."""
    members = listed if isinstance(listed, list) else []
    return members[0] if len(members) == 1 and isinstance(members[0], dict) else {}
