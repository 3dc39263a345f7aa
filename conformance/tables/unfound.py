"""Why a group's file is not read, and what to do about it; none of it is the product's fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Cause

if TYPE_CHECKING:
    from pathlib import Path


def no_directory() -> Cause:
    """Return the cause that there is nowhere to look."""
    return Cause(
        "U-NO-DIRECTORY",
        "エクスポートのディレクトリがないか、読めません。",
        "there is no directory of export files, or it cannot be read",
        "プロファイルの surfaces.files.directory を確かめてください。",
        "check surfaces.files.directory of the profile",
    )


def no_file(names: tuple[str, ...]) -> Cause:
    """Return the cause that no file has one of the names."""
    return Cause(
        "U-NO-FILE",
        f"ファイル {'・'.join(names)} がありません。",
        f"there is no file {' or '.join(names)}",
        f"このグループを {names[0]} として出力するか、プロファイルの file_name を直してください。",
        f"export this group as {names[0]}, or correct file_name of the profile",
    )


def other_case(found: str, wanted: str) -> Cause:
    """Return the cause that a file's name differs in upper and lower case only."""
    return Cause(
        "U-FILE-NAME-CASE",
        f"ファイル名の大文字・小文字が違います。期待: {wanted}、実際: {found}",
        f"the file name differs in case: expected {wanted}, found {found}",
        "名前を直すか、プロファイルの file_name_case を any にしてください。",
        "rename the file, or set file_name_case of the profile to any",
    )


def twice(first: str, second: str) -> Cause:
    """Return the cause that two files claim to be the group's."""
    return Cause(
        "U-FILE-TWICE",
        f"一つのグループに二つのファイルがあります: {first} と {second}",
        f"two files for one group: {first} and {second}",
        "どちらか一つにしてください。分けて出力するときは _001 からの番号を付けてください。",
        "keep one of them; number the parts from _001 where a group is written in several files",
    )


def part_missing(name: str, number: int, last: str) -> Cause:
    """Return the cause that the numbered parts are not all there."""
    return Cause(
        "U-FILE-PART-MISSING",
        f"{name} の {number} 番目の部分がありません（最後にあるのは {last}）。",
        f"part {number} of {name} is missing (the last one there is {last})",
        "すべての部分を 001 から欠けずに置いてください。",
        "put all parts there, numbered from 001 without a gap",
    )


def changed(name: str) -> Cause:
    """Return the cause that somebody wrote to the file meanwhile."""
    return Cause(
        "U-FILE-CHANGED",
        f"ファイル {name} は読んでいる間に変わりました。",
        f"the file {name} changed while it was read",
        "出力が終わってから、もう一度試験してください。",
        "test again when the export is finished",
    )


def unusable(path: Path, ja: str, en: str) -> Cause:
    """Return the cause that there is a file which cannot be read."""
    return Cause(
        "U-FILE-UNUSABLE",
        f"ファイル {path.name} は{ja}。",
        f"the file {path.name} {en}",
        "ファイルの種類・大きさ・権限を確かめてください。",
        "check the kind, size and permissions of the file",
    )
