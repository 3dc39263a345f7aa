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

    from conformance.catalog.changes.entry import PlacedEntry
    from conformance.catalog.changes.kinds import Kind
    from conformance.catalog.changes.leaves import Path
    from conformance.catalog.changes.model import Change
    from conformance.catalog.models.requirements import Rule

    Move = tuple[Path, Path]

_BY_MEANING = ("parameters", "examples")
"""Fields of a rule that are compared by what they mean, not by where they stand."""


def inside(was: PlacedEntry, now: PlacedEntry) -> Iterator[Change]:
    """Yield what differs inside an entry; of a class somebody else tells."""
    apart = ("class", *(_BY_MEANING if now.part == "rules" else ()))
    old, new = ({k: v for k, v in one.dumped.items() if k not in apart} for one in (was, now))
    found = list(joined_lengths(leaves(old, new)))
    moved = _moved(now, found)
    yield from moved.values()
    yield from (_changed(now, leaf) for leaf in found if leaf.path not in _taken(moved))
    if now.part == "rules":
        yield from _parameters(was, now)
        yield from _examples(was, now)


def _changed(now: PlacedEntry, leaf: Leaf) -> Change:
    kind = item_kind(leaf) or kind_of(now.part, leaf)
    item = leaf.path[1] if leaf.path[0] == "items" and len(leaf.path) > 1 else ""
    change = replace(now.change(kind), at=leaf.at, old=leaf.old, new=leaf.new)
    change = replace(change, source=now.source(item) if item else change.source)
    if kind == "item-added" and isinstance(leaf.new, dict) and leaf.new.get("class") == "optional":
        return replace(change, severity="rerun")
    return change


def _moved(now: PlacedEntry, found: list[Leaf]) -> dict[Move, Change]:
    """Return the meanings that stand under another code than before, by both places."""
    if now.part != "codes":
        return {}
    values = [leaf for leaf in found if leaf.path[0] == "values"]
    gone = {str(leaf.old): leaf for leaf in values if leaf.new is None}
    moved: dict[Move, Change] = {}
    for leaf in values:
        if leaf.old is None and (was := gone.pop(str(leaf.new), None)) is not None:
            moved[was.path, leaf.path] = replace(
                now.change("code-value-changed"),
                at="values",
                old=was.path[-1],
                new=leaf.path[-1],
                note=str(leaf.new),
            )
    return moved


def _taken(moved: dict[Move, Change]) -> set[Path]:
    return {path for both in moved for path in both}


def _parameters(was: PlacedEntry, now: PlacedEntry) -> Iterator[Change]:
    """Yield the parameters with another value, each with the days from and until which it holds."""
    old, new = (cast("Rule", one.entry).parameters for one in (was, now))
    found = tuple(revalued(old, new))
    for one in found:
        yield replace(
            now.change(one.kind),
            at=f"parameters.{one.name}",
            old=one.old,
            new=one.new,
            since=one.since.isoformat() if one.since else "",
            until=one.until.isoformat() if one.until else "",
        )
    if old != new and not found:  # written otherwise, with the same values on every day
        yield replace(now.change("text"), at="parameters")


def _examples(was: PlacedEntry, now: PlacedEntry) -> Iterator[Change]:
    """Yield the worked examples that came, went, or have another answer to the same facts."""
    old, new = _by_facts(was), _by_facts(now)
    for facts in dict.fromkeys((*old, *new)):
        had, has = old.get(facts, {}), new.get(facts, {})
        if had == has:
            continue
        at, one, other = "examples", had.get("expect"), has.get("expect")
        kind: Kind = "rule-example-changed"
        if not had or not has:
            kind = "rule-example-removed" if had else "rule-example-added"
        elif one == other:
            kind, at, one, other = "text", "examples.why", had["why"], has["why"]
        yield replace(now.change(kind), at=at, old=one, new=other, note=facts)


def _by_facts(one: PlacedEntry) -> dict[str, dict[str, JsonValue]]:
    listed = cast("list[dict[str, JsonValue]]", one.dumped["examples"])
    return {json.dumps(example["given"], ensure_ascii=False): example for example in listed}
