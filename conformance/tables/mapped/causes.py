"""Why something of a vendor's own layout is not judged: by the profile, never by the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.findings import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.files_mapping.models import FilesMapping


def no_group(mapping: FilesMapping, domain: str, group: str) -> Cause:
    """Return the cause that the profile maps no file to a group."""
    place, name = mapping.place("groups"), f"{domain}/{group}"
    return Cause(
        "P-GROUP-UNMAPPED",
        f"グループ {name} に当たるファイルがプロファイルにありません（{place}）。",
        f"the profile maps no file to group {name} ({place})",
        f"書き出しているなら {name} を書いてください。",
        f"add {name} if it is exported",
        {"group": name},
    )


def no_item(place: str, items: Iterable[str]) -> Cause:
    """Return the cause that the profile maps no column to items."""
    named = ", ".join(items)
    return Cause(
        "P-NO-COLUMN",
        f"項目 {named} に当たる列が書き出しにないとプロファイルにあります（{place}）。",
        f"by the profile the export has no column for {named} ({place})",
        "列があれば fields に見出しを書いてください。自治体で一つの値は constant に書けます。",
        "if there is one, name its heading under fields; what all rows share is a constant",
        {"item": named},
    )


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
    return Cause(
        "P-NO-CODE",
        f"{place}: {heading} の値 {total} 件は、対応表にもコード表にもありません: {shown}",
        f"{place}: {total} values of {heading} stand in no table and no code list: {shown}",
        "プロファイルの codes か values に書き足してください。値のほうが誤りなら製品の誤りです。",
        "add them to codes or values of the profile; if the values are wrong, the product is",
        {"heading": heading, "total": str(total)},
    )


def no_form(place: str, heading: str, total: int, spots: Sequence[str]) -> Cause:
    """Return the cause that most values are not in the form that the profile states."""
    shown = ", ".join(spots)
    return Cause(
        "P-NO-FORM",
        f"{place}: {heading} の値の多く（{total} 件）が、プロファイルの書き方に合いません: {shown}",
        f"{place}: most values of {heading} ({total}) are not written as the profile says: {shown}",
        "wareki・format・width などを直してください。",
        "correct wareki, format, width and the like",
        {"heading": heading, "total": str(total)},
    )


def no_partner(place: str, rows: int, spots: Sequence[str]) -> Cause:
    """Return the cause that rows have no partner, or several, in a joined register."""
    shown = ", ".join(spots)
    return Cause(
        "P-NO-PARTNER",
        f"{place}: 結び付ける相手の行が一つに決まらない行が {rows} 行あります: {shown}",
        f"{place}: {rows} rows have no partner, or several, in the joined register: {shown}",
        "on・where・latest を確かめてください。相手がなくてよい行は partner: drop で除けます。",
        "check on, where and latest; partner: drop leaves out rows that need none",
        {"rows": str(rows)},
    )


def filtered(total: int) -> Cause:
    """Return the cause that rows the profile leaves out may be those a history lacks."""
    return Cause(
        "P-FILTERED",
        f"履歴番号が続かないところが {total} 件ありますが、プロファイル（where・latest・join）で"
        "除いた行のためかもしれません。",
        f"history numbers do not run on in {total} places, which may be the rows that the profile "
        "leaves out (where, latest, join)",
        "履歴のすべての行が残るように書けば判定します。",
        "it is judged where the profile keeps every row of a history",
        {"total": str(total)},
    )
