"""What can be wrong with a workbook, as errors that name sheet, cell, expectation and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.values.refusals import RefusalText


def unsafe_container(where: str, ja: str, en: str) -> CatalogError:
    """IMP001: the file is no workbook, or larger than a specification workbook can be."""
    return CatalogError(
        Message(
            "IMP001",
            f"Excelブック（.xlsx）として受け取れません: {ja}",
            f"not acceptable as an Excel workbook (.xlsx): {en}",
            "公式サイトから取り直すか、Excelで .xlsx として保存し直してください。",
            "download it again, or open it in Excel and save it as Excel workbook (.xlsx)",
            where,
        )
    )


def unsafe_xml(where: str, ja: str, en: str) -> CatalogError:
    """IMP002: a part of the workbook holds XML that is never needed and can do harm."""
    return CatalogError(
        Message(
            "IMP002",
            f"ブックの中のXMLを読みません: {ja}",
            f"refused XML inside the workbook: {en}",
            "信頼できる入手元の版か確かめ、Excelで保存し直してください。",
            "check where the file comes from and save it again with Excel",
            where,
        )
    )


def heading_missing(where: str, name: str, found: Iterable[str]) -> CatalogError:
    """IMP003: a heading the reader needs is not there."""
    headings = [text for text in found if text]
    near = nearest(name, headings)
    return CatalogError(
        Message(
            "IMP003",
            f"見出し「{name}」がありません。ある見出し: {'、'.join(headings) or 'なし'}",
            f"heading {name!r} is missing; found {', '.join(headings) or 'none'}",
            f"「{near}」の誤りなら直してください。"
            if near
            else "ブックの種類と版を確かめてください。",
            f"if {near!r} is meant, correct it"
            if near
            else "check the kind and version of the file",
            where,
        )
    )


def cell_not_understood(where: str, found: str, ja: str, en: str) -> CatalogError:
    """IMP004: a cell holds something else than its column allows."""
    return CatalogError(
        Message(
            "IMP004",
            f"セルの値 {found[:40]!r} を読めません。期待: {ja}",
            f"cannot read cell value {found[:40]!r}; expected {en}",
            "公式の原本と見比べ、セルを直すか、正しい列かを確かめてください。",
            "compare with the official original; correct the cell or the column",
            where,
        )
    )


def sheet_missing(where: str, wanted: str, found: Iterable[str]) -> CatalogError:
    """IMP005: no sheet of the wanted kind."""
    names = list(found)
    return CatalogError(
        Message(
            "IMP005",
            f"「{wanted}」のシートがありません。あるシート: {'、'.join(names)}",
            f"no sheet {wanted!r}; the workbook has {', '.join(names)}",
            "種類（--kind）の指定とブックを確かめてください。",
            "check the kind and the workbook",
            where,
        )
    )


def version_missing(where: str) -> CatalogError:
    """IMP006: neither the workbook nor the caller names a version."""
    return CatalogError(
        Message(
            "IMP006",
            "ブックに版の記載がなく、版の指定もありません。"
            "取り込み済みのブックと内容が同じときだけ、指定を省けます。",
            "the workbook names no version and none was given, and its content is not that of the "
            "workbook imported before",
            "文書の版か掲載日を --document-version に指定してください（例: 2023-09-29掲載）。",
            "name the document's version or day of publication with --document-version "
            "(for example 2023-09-29)",
            where,
        )
    )


def cell_broken(where: str, ja: str, en: str) -> CatalogError:
    """IMP007: a needed cell holds an error, or a formula whose result was never stored."""
    return CatalogError(
        Message(
            "IMP007",
            f"セルの値がありません: {ja}",
            f"the cell has no value: {en}",
            "Excelで開いて再計算し、保存し直してください。",
            "open it in Excel, recalculate, and save it again",
            where,
        )
    )


def target_missing(where: str) -> CatalogError:
    """IMP008: the catalogue has no such domain and version to import into."""
    return CatalogError(
        Message(
            "IMP008",
            "取り込み先の業務と版がカタログにありません（domain.yaml がありません）。",
            "the catalogue has no such domain and version (no domain.yaml)",
            "先に domain.yaml を作るか、業務と版の指定を直してください。",
            "create its domain.yaml first, or correct domain and version",
            where,
        )
    )


def stands_twice(where: str, what: str) -> CatalogError:
    """IMP009: an ID or value that must be unique stands twice."""
    return CatalogError(
        Message(
            "IMP009",
            f"{what} が二度あります。",
            f"{what} stands twice",
            "公式の原本と見比べ、一方を直してください。",
            "compare with the official original and correct one of them",
            where,
        )
    )


def other_domain(where: str, found: str, into: str, own: Iterable[str]) -> CatalogError:
    """IMP011: the workbook belongs to another domain than the one it is to go into."""
    names = "、".join(own)
    return CatalogError(
        Message(
            "IMP011",
            f"{found!r} は「{into}」のものではありません（該当: {names}）。何も書いていません。",
            f"{found!r} does not belong to {into!r} (belongs: {names}); nothing was written",
            "取り込み先（--into）とブックを確かめてください。番号の書式（先頭の0）が"
            "失われていないかも見てください。",
            "check --into and the workbook, also whether numbers lost their leading zeros",
            where,
        )
    )


def memory_broken(where: str) -> CatalogError:
    """IMP012: what is remembered of the last import cannot be read."""
    return CatalogError(
        Message(
            "IMP012",
            "前回の取込の記録（imports/*.json）を読めません。",
            "the record of the last import (imports/*.json) cannot be read",
            "版管理から戻してください。消して取り込むと、前回からの変化は確かめられません。",
            "restore it; when it is deleted, changes since the last import are not asked about",
            where,
        )
    )


def kind_unknown(where: str, sheets: Iterable[str]) -> CatalogError:
    """IMP013: no sheet has the headings of a kind of workbook that can be imported."""
    names = "、".join(sheets)
    return CatalogError(
        Message(
            "IMP013",
            f"見出しからブックの種類がわかりません。あるシート: {names}",
            f"the headings tell no kind of workbook; the sheets are {names}",
            "公式の原本か、見出しの行があるかを見てください。種類は --kind でも指定できます。",
            "check that it is an official original with its headings; --kind names the kind",
            where,
        )
    )


def built_otherwise(where: str, found: str) -> CatalogError:
    """IMP014: a sheet or text holds what Excel writes nowhere: two readers may read it differently.

    `found` is an address or the tag of an element, its namespace in braces.
    """
    space, _, name = found.removeprefix("{").rpartition("}")
    ja, en = (f"<{name}>（名前空間 {space}）", f"<{name}> of {space}") if space else (found, found)
    return CatalogError(
        Message(
            "IMP014",
            f"シートの作りがExcelの書くものと違い、読み方が一つに定まりません。実際: {ja}",
            f"not built as Excel builds a sheet; two programs may read it differently; found {en}",
            "Excelで開いて保存し直し、値を確かめてください。",
            "open it in Excel, save it again, and check what it says",
            where,
        )
    )


def entry_invalid(where: str, at: str, wanted: RefusalText) -> CatalogError:
    """IMP010: what would be written is not a valid catalogue entry."""
    return CatalogError(
        Message(
            "IMP010",
            f"取り込んだ結果がカタログの形に合いません: {at} の期待は{wanted.ja}",
            f"the imported entry does not fit the catalogue: {at} expected {wanted.en}",
            "その項目の手書きの値（key、type、note など）を確かめてください。",
            "check the hand-written values of that entry (key, type, note and so on)",
            where,
        )
    )
