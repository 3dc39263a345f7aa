"""Which version of a document the places of an import name: never one that nobody stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import version_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.workbooks.cover import CoverSheet
    from conformance.catalog.workbooks.merge import Raw


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """A document's version; `cited`: taken from what was imported before, for want of another.

    A version that is only cited holds as long as the workbook says just what was imported.
    """

    text: str
    cited: bool = False


def document_version(
    where: str, cover: CoverSheet, given: str | None, imported: Iterable[Raw]
) -> DocumentVersion:
    """Return the version on the cover, else the caller's, else the one entries cite already.

    `CatalogError` IMP006 where none of them names one, or the entries cite several.
    """
    if stated := cover.version or given:
        return DocumentVersion(stated)
    cited = {str(p.get("version")) for p in _places(imported) if p.get("document") == cover.title}
    if len(cited) != 1:
        raise version_missing(where)
    return DocumentVersion(cited.pop(), cited=True)


def _places(value: object) -> Iterator[Raw]:
    if isinstance(value, dict):
        place = value.get("official")
        if isinstance(place, dict):
            yield place
        for part in value.values():
            yield from _places(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _places(part)
