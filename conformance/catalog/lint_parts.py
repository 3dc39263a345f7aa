"""Lint the parts of a specification: every entry has one, and says which others it draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.parts import Parted
from conformance.catalog.nearest import nearest
from conformance.catalog.parts import PARTED, parts_of
from conformance.catalog.uses import EntryPlace, uses
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

_NEEDED = frozenset({"records", "rules", "forms", "functions", "linkages"})


def part_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the parts of a specification, with file and line."""
    known = [part.key for part in spec.head.parts]
    for group in spec.head.function_groups:
        for name in sorted(set(group.own_parts) - set(known)):
            yield _unknown(spec, "domain", group.id, name, known)
    built = uses(spec) if known else {}
    for kind in PARTED:
        for key, entry in getattr(spec, kind).items():
            named = {*entry.own_parts, *entry.draws_on} if isinstance(entry, Parted) else set()
            for name in sorted(named - set(known)):
                yield _unknown(spec, kind, key, name, known)
            if known and not parts_of(spec, kind, key):
                yield _partless(spec, kind, key, known)
            needed = built.get(EntryPlace(spec.domain, kind, key), frozenset())
            yield from _borrowed(spec, kind, key, needed)


def _borrowed(
    spec: Specification, kind: str, key: str, built_on: frozenset[EntryPlace]
) -> Iterator[Message]:
    """An entry names what it needs of parts that a product delivering its own may not have."""
    own = set(parts_of(spec, kind, key))
    said = set(getattr(getattr(spec, kind)[key], "draws_on", ()))
    for needed in sorted(built_on | _touched(spec, kind, key) | _referred(spec, kind, key)):
        there = set(parts_of(spec, needed.kind, needed.key)) if needed.kind in _NEEDED else set()
        if needed.domain == spec.domain and there and not own <= there and said.isdisjoint(there):
            yield _silent(spec, kind, key, needed, sorted(there))


def _touched(spec: Specification, kind: str, key: str) -> frozenset[EntryPlace]:
    named = spec.functions[key].touches if kind == "functions" else ()
    return frozenset(EntryPlace(spec.domain, "records", n) for n in named if n in spec.records)


def _referred(spec: Specification, kind: str, key: str) -> frozenset[EntryPlace]:
    refs = [i.ref for i in spec.records[key].items if i.ref] if kind == "records" else []
    groups = (group for ref in refs if ref.domain == spec.domain for group in ref.groups)
    return frozenset(EntryPlace(spec.domain, "records", g) for g in groups if g in spec.records)


def _unknown(spec: Specification, kind: str, key: str, name: str, known: list[str]) -> Message:
    near, listed = nearest(name, known), ", ".join(known)
    return Message(
        "CAT027",
        f"{key} の部分 {name!r} は {spec.domain} にありません。ある部分: {listed or 'なし'}",
        f"{key}: {spec.domain} has no part {name!r}; it has {listed or 'none'}",
        f"{near!r} の誤りではありませんか。"
        if near
        else "domain.yaml の parts から選んでください。",
        f"did you mean {near!r}?" if near else "choose one of parts in domain.yaml",
        spec.where(kind, key),
    )


def _partless(spec: Specification, kind: str, key: str, known: list[str]) -> Message:
    listed = ", ".join(known)
    return Message(
        "CAT028",
        f"{key} がどの部分のものか書かれていません。",
        f"{key} belongs to no part of the specification",
        f"part に一つか複数を書いてください: {listed}",
        f"state one or several as part: {listed}",
        spec.where(kind, key),
    )


def _silent(
    spec: Specification, kind: str, key: str, needed: EntryPlace, there: list[str]
) -> Message:
    listed = ", ".join(there)
    return Message(
        "CAT029",
        f"{key} はほかの部分（{listed}）の {needed.key} を使いますが、そう書かれていません。",
        f"{key} needs {needed.key} of another part ({listed}) without saying so",
        f"draws_on: [{listed}] と書くか、自らの部分だけを使う形に直してください。",
        f"state draws_on: [{listed}], or let it use its own part alone",
        spec.where(kind, key),
    )
