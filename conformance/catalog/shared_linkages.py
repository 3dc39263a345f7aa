"""Complete one side of a linkage with what its other side states: parties, mode, timing, ID."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.locate import catalog_directory, newest_directory
from conformance.catalog.models.requirements import Linkage, LinkageEntry
from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import entry_lines
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.models.requirements import SharedLinkage

EVERYONE = "all_domains"
"""The consumer of a linkage offered to every domain; each of them takes in its own side."""

_FROM_THERE = ("provider", "consumer", "mode", "timing", "official_id")


def linkage_sides(shared: Mapping[str, SharedLinkage], directory: Path) -> dict[str, Linkage]:
    """Return each side as a linkage under its own key (`CatalogError` when there is none).

    The other domain is looked up in the newest version beside this specification; a folder that
    stands alone finds it in the bundled catalogue.
    """
    return {key: _joined(side, directory) for key, side in shared.items()}


def stated(domain: str, beside: Path) -> Mapping[str, Linkage]:
    """Return the linkages that stand in a domain's own file, seen from another's folder."""
    roots = (beside.parent.parent, catalog_directory())
    found = next(filter(None, (newest_directory(domain, root) for root in roots)), None)
    return {} if found is None else _stated(found / "linkages.yaml")


@lru_cache(maxsize=64)
def _stated(path: Path) -> Mapping[str, Linkage]:
    if not path.is_file():
        return {}
    found = read_entries(LinkageEntry, "linkages", path)
    return {key: entry for key, entry in found.items() if isinstance(entry, Linkage)}


def _joined(side: SharedLinkage, directory: Path) -> Linkage:
    domain, _, key = side.linkage.partition("/")
    there = stated(domain, directory)
    if key not in there:
        raise CatalogError(_unknown(side, there, directory))
    taken = {name: getattr(there[key], name) for name in _FROM_THERE}
    if taken["consumer"] == EVERYONE:
        taken["consumer"] = directory.parent.name
    own = {name: getattr(side, name) for name in Linkage.model_fields if hasattr(side, name)}
    return Linkage(**taken | {name: value for name, value in own.items() if value is not None})


def _unknown(side: SharedLinkage, there: Mapping[str, Linkage], directory: Path) -> Message:
    domain, _, key = side.linkage.partition("/")
    near = nearest(key, there)
    known = ", ".join(list(there)[:12]) or "-"
    path = directory / "linkages.yaml"
    return Message(
        "CAT010",
        f"連携 {side.linkage!r} はカタログにありません。{domain} の連携: {known}",
        f"there is no linkage {side.linkage!r}; {domain} states {known}",
        f"{domain}/{near} の誤りではありませんか。" if near else "相手業務のキーを書いてください。",
        f"did you mean {domain}/{near}?" if near else "name the key the other domain states",
        f"{path}:{entry_lines(path).get(side.key, 1)}",
    )
