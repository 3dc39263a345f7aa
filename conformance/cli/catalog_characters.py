"""`conformance catalog characters`: a set of characters from the list of MJ characters."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from conformance.catalog.workbooks.characters import as_yaml, read_list, set_of
from conformance.cli.lang import say
from conformance.cli.outputs import writing
from conformance.errors import Message, UsageError
from conformance.values.repertoire import RepertoirePart, read_ranges

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FIRST_ADDED = 0x100000


@click.command(help="文字集合の作成 / make a set of characters from the list of MJ characters")
@click.argument("file", type=_FILE)
@click.option("--list-version", required=True, help="一覧の版 / version of the list, e.g. 006.02")
@click.option("--version", required=True, help="集合の版 / version of the set, e.g. 2026-08-18")
@click.option(
    "--added",
    default="",
    help="追加文字（GJ）の範囲 / ranges of the added characters, e.g. 100000-1024CB",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.pass_obj
def command(
    lang: str, file: Path, *, list_version: str, version: str, added: str, out: Path
) -> None:
    """Write the set; a profile names the file under `surfaces.files.characters`."""
    points, pairs = read_list(file)
    extra = _added(added)
    parts = [_listed(file, list_version), *([_gj(version, len(extra))] if extra else ())]
    made = set_of("行政事務標準文字と JIS X 0213", version, parts, {*points, *extra}, pairs)
    with writing():
        out.write_text(as_yaml(made), encoding="utf-8", newline="\n")
    counts = f"{len(points):,} + {len(extra):,}", f"{len(pairs):,}"
    sys.stdout.write(
        say(
            lang,
            f"{out.name}: 符号位置 {counts[0]}（JIS X 0213 を除く）、変異列 {counts[1]}",
            f"{out.name}: {counts[0]} code points (JIS X 0213 not counted), {counts[1]} sequences",
        )
        + "\n"
    )


def _added(text: str) -> set[int]:
    try:
        found = read_ranges(text)
    except ValueError as error:
        raise UsageError(_wrong(text)) from error
    points = {p for first, last in found for p in range(first, last + 1)}
    if points and min(points) < _FIRST_ADDED:
        raise UsageError(_wrong(text))
    return points


def _listed(file: Path, version: str) -> RepertoirePart:
    return RepertoirePart(
        name_ja="MJ文字情報一覧表",
        version=version,
        source=f"独立行政法人情報処理推進機構・一般社団法人文字情報技術促進協議会 {file.name}",
        licence="CC BY-SA 2.1 JP",
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        confidence="high",
    )


def _gj(version: str, count: int) -> RepertoirePart:
    return RepertoirePart(
        name_ja="行政事務標準文字の追加文字",
        version=version,
        source=f"取込時の指定（{count} 字）",
        licence="事実のみ",
        confidence="medium",
    )


def _wrong(text: str) -> Message:
    return Message(
        "USE011",
        f"--added の範囲が読めません。期待: 第16面の 100000-1024CB のような範囲。実際: {text}",
        f"--added: expected ranges of plane 16 such as 100000-1024CB, found {text}",
        "16進数の範囲を空白で区切ってください。",
        "separate hexadecimal ranges by spaces",
    )
