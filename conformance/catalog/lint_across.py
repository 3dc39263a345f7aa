"""Lint across domains: parties are known, a linkage stands once, references find their item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import domains, load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.nearest import nearest
from conformance.catalog.partners import partners
from conformance.catalog.shared_linkages import EVERYONE, stated
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Ref
    from conformance.catalog.models.requirements import Linkage


def across(spec: Specification) -> Iterator[Message]:
    """Yield what does not fit between a specification and the rest of the catalogue.

    A folder that stands alone is compared with the bundled catalogue.
    """
    known = _known(spec)
    for key, linkage in spec.linkages.items():
        yield from _groups(spec, linkage)
        if key not in spec.shared_linkages:
            yield from _parties(spec, linkage, known)
            yield from _once(spec, linkage)
    for group in spec.records.values():
        for item in group.items:
            if item.ref is not None and item.ref.domain != spec.domain:
                yield from _ref(spec, group.key, item.ref, known)


def _known(spec: Specification) -> frozenset[str]:
    return frozenset({*domains(spec.directory.parent.parent), *domains(), spec.domain})


def _parties(spec: Specification, linkage: Linkage, known: Collection[str]) -> Iterator[Message]:
    parties = partners(spec.directory.parent.parent)
    for name in (linkage.provider, linkage.consumer):
        if name not in known and name not in parties:
            yield _unknown_party(spec, linkage, name, (*known, *parties))
    if spec.domain not in {linkage.provider, linkage.consumer}:
        yield Message(
            "CAT020",
            f"{linkage.key} の提供側も受領側も {spec.domain} ではありません。",
            f"{spec.domain} is neither provider nor consumer of {linkage.key}",
            "その連携に関わる業務に移してください。",
            "move it to a domain that takes part in it",
            spec.where("linkages", linkage.key),
        )


def _groups(spec: Specification, linkage: Linkage) -> Iterator[Message]:
    for group in linkage.data:
        if group not in spec.records:
            yield _dangling(spec, "linkages", linkage.key, f"data {group!r}", spec.records)


def _once(spec: Specification, linkage: Linkage) -> Iterator[Message]:
    """A linkage that its provider states may not stand in full at its consumer as well."""
    if linkage.provider == spec.domain:
        return
    for other in stated(linkage.provider, spec.directory).values():
        if other.consumer in {spec.domain, EVERYONE} and _same(linkage, other):
            name = f"{linkage.provider}/{other.key}"
            yield Message(
                "CAT023",
                f"連携 {linkage.key} は {name} としても書かれています。",
                f"linkage {linkage.key} also stands as {name}",
                f"提供側の記述を残し、ここには linkage: {name} と書いてください。",
                f"keep the provider's entry and write linkage: {name} here",
                spec.where("linkages", linkage.key),
            )


def _same(one: Linkage, other: Linkage) -> bool:
    return one.key == other.key or (
        one.official_id is not None and one.official_id == other.official_id
    )


def _ref(spec: Specification, owner: str, ref: Ref, known: Collection[str]) -> Iterator[Message]:
    if ref.domain not in known:
        yield _dangling(spec, "records", owner, f"ref.domain {ref.domain!r}", known)
        return
    root = spec.directory.parent.parent
    there = load(ref.domain, root=root if versions(ref.domain, root) else catalog_directory())
    for name in ref.groups:
        group = there.records.get(name)
        if group is None:
            at = f"ref.group {ref.domain}/{name}"
            yield _dangling(spec, "records", owner, at, there.records)
        elif ref.item not in {item.key for item in group.items}:
            at = f"ref.item {ref.domain}/{name}/{ref.item}"
            yield _dangling(spec, "records", owner, at, [item.key for item in group.items])


def _unknown_party(
    spec: Specification, linkage: Linkage, name: str, known: Collection[str]
) -> Message:
    near = nearest(name, known)
    return Message(
        "CAT022",
        f"{linkage.key} の相手 {name!r} は業務でも相手の一覧にあるものでもありません。",
        f"{linkage.key}: {name!r} is neither a domain nor in the list of partners",
        f"{near!r} の誤りではありませんか。" if near else "common/partners.yaml に加えてください。",
        f"did you mean {near!r}?" if near else "add it to common/partners.yaml",
        spec.where("linkages", linkage.key),
    )


def _dangling(
    spec: Specification, kind: str, owner: str, at: str, known: Collection[str]
) -> Message:
    name = at.rpartition(" ")[2].rpartition("/")[2].strip("'")
    near = nearest(name, known)
    return Message(
        "CAT021",
        f"{owner} の {at} はカタログにありません。",
        f"{owner}: {at} does not exist",
        f"{near!r} の誤りではありませんか。" if near else "キーを直してください。",
        f"did you mean {near!r}?" if near else "correct the key",
        spec.where(kind, owner),
    )
