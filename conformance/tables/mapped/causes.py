"""Why something of a vendor's own layout is not judged: by the profile, never by the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.findings import Cause
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.files_mapping.models import FilesMapping


def no_group(mapping: FilesMapping, domain: str, group: str) -> Cause:
    """Return the cause that the profile maps no file to a group."""
    place, name = mapping.place("groups"), f"{domain}/{group}"
    return make_cause("P-GROUP-UNMAPPED", {"group": name}, name=name, place=place)


def no_item(place: str, items: Iterable[str]) -> Cause:
    """Return the cause that the profile maps no column to items."""
    named = ", ".join(items)
    return make_cause("P-NO-COLUMN", {"item": named}, named=named, place=place)


def no_source(place: str, name: str, names: Sequence[str]) -> Cause:
    """Return the cause that a file the profile names is not there."""
    near = nearest(name, names)
    return Cause(
        "P-NO-FILE",
        f"{place}: ファイル {name} がありません。",
        f"{place}: there is no file {name}",
        f"{near} の誤りではありませんか。" if near else "名前を直すか、書き出してください。",
        f"did you mean {near}?" if near else "correct the name, or export the file",
        {"file": name},
    )


def no_heading(place: str, file: str, heading: str, headings: Sequence[str]) -> Cause:
    """Return the cause that a heading the profile names is not in the file."""
    near = nearest(heading, headings)
    return Cause(
        "P-NO-HEADING",
        f"{place}: {file} に見出し {heading} がありません。",
        f"{place}: {file} has no heading {heading}",
        f"{near} の誤りではありませんか。" if near else "見出しを確かめてください。",
        f"did you mean {near}?" if near else "check the heading",
        {"file": file, "heading": heading},
    )


def no_code(place: str, heading: str, total: int, spots: Sequence[str]) -> Cause:
    """Return the cause that values stand in a column which no table of the profile holds."""
    shown = ", ".join(spots)
    return make_cause(
        "P-NO-CODE",
        {"heading": heading, "total": str(total)},
        place=place,
        heading=heading,
        total=total,
        shown=shown,
    )


def no_form(place: str, heading: str, total: int, spots: Sequence[str]) -> Cause:
    """Return the cause that most values are not in the form that the profile states."""
    shown = ", ".join(spots)
    return make_cause(
        "P-NO-FORM",
        {"heading": heading, "total": str(total)},
        place=place,
        heading=heading,
        total=total,
        shown=shown,
    )


def no_partner(place: str, rows: int, spots: Sequence[str]) -> Cause:
    """Return the cause that rows have no partner, or several, in a joined register."""
    shown = ", ".join(spots)
    return make_cause("P-NO-PARTNER", {"rows": str(rows)}, place=place, rows=rows, shown=shown)


def filtered(total: int) -> Cause:
    """Return the cause that rows the profile leaves out may be those a history lacks."""
    return make_cause("P-FILTERED", {"total": str(total)}, total=total)
