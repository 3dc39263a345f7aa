"""What changed between two specifications of a domain, each change with its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from conformance.catalog.asked import asked_facts
from conformance.catalog.changes.classes import class_change
from conformance.catalog.changes.entry import PlacedEntry, entered
from conformance.catalog.changes.inside import inside
from conformance.catalog.changes.model import Change, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.changes.kinds import Kind, Severity
    from conformance.catalog.models.base import Entry
    from conformance.catalog.models.domain import Specification

REQUIREMENTS = (
    "functions",
    "events",
    "forms",
    "records",
    "linkages",
    "rules",
    "invariants",
    "apis",
)
"""The files whose entries are requirements."""

_LISTS: Mapping[str, tuple[Kind, Kind]] = {
    "codes": ("code-list-added", "code-list-removed"),
    "questions": ("question-added", "question-removed"),
}


def compare(before: Specification, after: Specification) -> tuple[Change, ...]:
    """Return every change, file by file: what is gone, then what is new or another, in its order.

    Two specifications that differ in anything but layout, comments and stated defaults give at
    least one change for each entry that differs.
    """
    return tuple(_changes(before, after))


def added(spec: Specification) -> Change:
    """Return the change that a domain is new."""
    return replace(PlacedEntry.of_head(spec).change("domain-added"), new=spec.version)


def removed(spec: Specification) -> Change:
    """Return the change that a domain is gone."""
    return replace(PlacedEntry.of_head(spec).change("domain-removed"), old=spec.version)


def _changes(before: Specification, after: Specification) -> Iterator[Change]:
    if before.head != after.head:
        old, new = PlacedEntry.of_head(before), PlacedEntry.of_head(after)
        yield from inside(old, new)
    for part in get_args(Part):
        if part not in {"domain", "facts"}:
            yield from _entries(part, before, after)
    yield from _facts(before, after)


def _entries(part: Part, before: Specification, after: Specification) -> Iterator[Change]:
    old, new = _written(before, part), _written(after, part)
    gone = [key for key in old if key not in new]
    for key in gone:
        yield _whole(part, entered(before, part, old[key]), gone=True)
    for key, entry in new.items():
        now = entered(after, part, entry)
        if key not in old:
            yield _whole(part, now, gone=False)
        elif entry != old[key]:
            was = entered(before, part, old[key])
            yield from _class(part, was, now, after.version)
            yield from inside(was, now)


def _written(spec: Specification, part: Part) -> Mapping[str, Entry]:
    """Return the entries as they are written: of a linkage with another domain, this side."""
    if part == "linkages":
        return {**spec.linkages, **spec.shared_linkages}
    found: Mapping[str, Entry] = getattr(spec, part)
    return found


def _class(part: Part, was: PlacedEntry, now: PlacedEntry, version: str) -> Iterator[Change]:
    old, new = (getattr(one.entry, "class_", None) for one in (was, now))
    if part in REQUIREMENTS and old is not None and new is not None and old != new:
        kind, note = class_change(old, new, version)
        values = (was.dumped["class"], now.dumped["class"])
        yield replace(now.change(kind), at="class", note=note, old=values[0], new=values[1])


def _whole(part: Part, one: PlacedEntry, *, gone: bool) -> Change:
    both = _LISTS.get(part, ("requirement-added", "requirement-removed"))
    if gone:
        return replace(one.change(both[1]), old=one.summary)
    change = replace(one.change(both[0]), new=one.summary)
    return replace(change, severity=_asked(one)) if change.kind == "requirement-added" else change


def _asked(one: PlacedEntry) -> Severity:
    """Return what a new requirement means: nothing is demanded by one that may be left out."""
    class_ = getattr(one.entry, "class_", "required")
    levels = [class_] if isinstance(class_, str) else [clause.level for clause in class_]
    return "rerun" if set(levels) == {"optional"} else "breaking"


def _facts(before: Specification, after: Specification) -> Iterator[Change]:
    """Yield a change for each rule that is asked for other facts."""
    old, new = asked_facts(before), asked_facts(after)
    for key in dict.fromkeys((*old, *new)):
        if key in after.rules and key in before.rules and old.get(key) != new.get(key):
            rule = entered(after, "rules", after.rules[key])
            change = replace(rule.change("rule-facts-changed"), part="facts", at="given")
            yield replace(change, old=len(old.get(key, ())), new=len(new.get(key, ())))


def worst(changes: Sequence[Change]) -> Severity | None:
    """Return the gravest severity; None without a change."""
    met = {change.severity for change in changes}
    return next((one for one in ("breaking", "rerun", "text") if one in met), None)
