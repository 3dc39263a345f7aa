"""The changes inside an entry that both versions have."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.catalog.changes.items import item_kind, joined_lengths
from conformance.catalog.changes.leaves import Leaf, leaves
from conformance.catalog.changes.parameters import revalued
from conformance.catalog.changes.table import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from conformance.catalog.changes.entry import Entered
    from conformance.catalog.changes.model import Change
    from conformance.catalog.models.requirements import Rule

_APART = {"rules": ("parameters", "examples"), "records": (), "forms": ()}
"""Fields of a rule that are compared by what they mean, not by where they stand."""


def inside(was: Entered, now: Entered) -> Iterator[Change]:
    """Yield what differs inside an entry; of a class somebody else tells."""
    apart = ("class", *_APART.get(now.part, ()))
    old, new = ({k: v for k, v in one.dumped.items() if k not in apart} for one in (was, now))
    found = list(joined_lengths(leaves(old, new)))
    moved = _moved(now, found)
    yield from moved.values()
    yield from (_changed(now, leaf) for leaf in found if leaf.path not in _taken(moved))
    if now.part == "rules":
        yield from _parameters(was, now)
        yield from _examples(was, now)


def _changed(now: Entered, leaf: Leaf) -> Change:
    kind = item_kind(leaf) or kind_of(now.part, leaf)
    item = leaf.path[1] if leaf.path[0] == "items" and len(leaf.path) > 1 else ""
    change = replace(now.change(kind), at=leaf.at, old=leaf.old, new=leaf.new)
    change = replace(change, source=now.source(item) if item else change.source)
    if kind == "item-added" and isinstance(leaf.new, dict) and leaf.new.get("class") == "optional":
        return replace(change, severity="rerun")
    return change


Move = tuple[tuple[str, ...], tuple[str, ...]]


def _moved(now: Entered, found: list[Leaf]) -> dict[Move, Change]:
    """Return the meanings that stand under another code than before, by both places."""
    if now.part != "codes":
        return {}
    gone = {leaf.old: leaf for leaf in found if leaf.path[0] == "values" and leaf.new is None}
    moved: dict[Move, Change] = {}
    for leaf in found:
        if leaf.path[0] == "values" and leaf.old is None and leaf.new in gone:
            was = gone.pop(leaf.new)
            change = now.change("code-value-changed")
            values = {"old": was.path[-1], "new": leaf.path[-1], "note": str(leaf.new)}
            moved[was.path, leaf.path] = replace(change, at="values", **values)
    return moved


def _taken(moved: dict[Move, Change]) -> set[tuple[str, ...]]:
    return {path for both in moved for path in both}


def _parameters(was: Entered, now: Entered) -> Iterator[Change]:
    """Yield the parameters with another value, each with the days from and until which it holds."""
    old, new = (cast("Rule", one.entry).parameters for one in (was, now))
    told = False
    for one in revalued(old, new):
        told = True
        since, until = (day.isoformat() if day else "" for day in (one.since, one.until))
        values = {"old": one.old, "new": one.new, "since": since, "note": f"..{until}" * bool(until)}
        yield replace(now.change(one.kind), at=f"parameters.{one.name}", **values)
    if old != new and not told:  # written otherwise, with the same values on every day
        yield replace(now.change("text"), at="parameters")


def _examples(was: Entered, now: Entered) -> Iterator[Change]:
    """Yield the worked examples that came, went, or have another answer to the same facts."""
    old, new = _by_facts(was), _by_facts(now)
    for facts in dict.fromkeys((*old, *new)):
        had, has = old.get(facts), new.get(facts)
        values = {"old": had and had["expect"], "new": has and has["expect"], "note": facts}
        if had is None or has is None:
            kind = now.change("rule-example-added" if had is None else "rule-example-removed")
            yield replace(kind, at="examples", **values)
        elif had["expect"] != has["expect"]:
            yield replace(now.change("rule-example-changed"), at="examples", **values)
        elif had != has:
            yield replace(now.change("text"), at="examples.why", old=had["why"], new=has["why"])


def _by_facts(one: Entered) -> dict[str, dict[str, JsonValue]]:
    listed = cast("list[dict[str, JsonValue]]", one.dumped["examples"])
    return {json.dumps(example["given"], ensure_ascii=False): example for example in listed}


