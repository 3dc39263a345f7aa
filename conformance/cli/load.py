"""`conformance load`: latency, errors and throughput under declared concurrency."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from conformance.cli.finite import FiniteRange
from conformance.cli.lang import say
from conformance.cli.not_run import NOT_RUN, not_run
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.written import LoadFile, LoadRow
from conformance.findings import TransportError, UntestedError
from conformance.plugin.load import load
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.plugin.load import Loaded
    from conformance.plugin.prepare import Prepared


@click.command("load", help="同時の負荷での速さ（判定には使わない） / speed under load; no verdict")
@click.argument("profile")
@click.option("--concurrency", type=click.IntRange(1, 256), default=4, show_default=True)
@click.option("--seconds", type=FiniteRange(0.1, 3600), default=10.0, show_default=True)
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain")
@click.option("--as-of", help="業務日付 / business date")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("load")
@click.pass_obj
def command(  # noqa: PLR0917 - one argument for each option
    lang: str,
    profile: str,
    concurrency: int,
    seconds: float,
    domain: tuple[str, ...],
    as_of: str | None,
    file: Path | None,
) -> int:
    """Print the figures of each operation; exit 3 when nothing was answered."""
    given = {"profile": str(find_profile(profile)), "as-of": as_of}
    prepared = prepare(options_of({**given, "domain": ",".join(domain), "surface": "api"}))
    try:
        measured = _measured(prepared, concurrency, seconds)
    except (UntestedError, TransportError) as error:
        return not_run(error.cause, lang)
    written = _as_file(measured, concurrency)
    if file is not None:
        write_output(file, written.model_dump_json(indent=1) + "\n")
    sys.stdout.write("\n".join(_table(written, lang)) + "\n")
    answered = any(row.p50_ms is not None for row in measured.rows)
    return 0 if answered else NOT_RUN


def _measured(prepared: Prepared, concurrency: int, seconds: float) -> Loaded:
    place, launched = open_place(prepared)
    try:
        return load(prepared, place, concurrency, seconds)
    finally:
        if launched is not None:
            launched.stop()


def _as_file(measured: Loaded, concurrency: int) -> LoadFile:
    rows = tuple(
        LoadRow(
            operation=row.operation,
            calls=row.calls,
            errors=row.errors,
            error_rate=round(row.errors / row.calls, 4),
            per_second=round(row.calls / measured.seconds, 2),
            p50_ms=row.p50_ms,
            p95_ms=row.p95_ms,
        )
        for row in measured.rows
    )
    calls = sum(row.calls for row in measured.rows)
    return LoadFile(
        concurrency=concurrency,
        seconds=round(measured.seconds, 2),
        calls=calls,
        per_second=round(calls / measured.seconds, 2),
        operations=rows,
    )


def _table(written: LoadFile, lang: str) -> Iterator[str]:
    heads = (
        ("操作", "件数", "件/秒", "誤り") if lang == "ja" else ("operation", "calls", "/s", "err")
    )
    yield f"{heads[0]:<32} {heads[1]:>7} {heads[2]:>9} {'p50 ms':>9} {'p95 ms':>9} {heads[3]:>7}"
    for row in written.operations:
        middle, slow = (f"{v:.2f}" if v is not None else "-" for v in (row.p50_ms, row.p95_ms))
        yield (
            f"{row.operation:<32} {row.calls:>7} {row.per_second:>9.1f} {middle:>9} {slow:>9}"
            f" {row.error_rate:>7.2%}"
        )
    yield say(
        lang,
        f"同時 {written.concurrency}、{written.seconds} 秒、{written.calls} 件、"
        f"{written.per_second} 件/秒（参考値。適合の判定には使わない）",
        f"{written.concurrency} at once, {written.seconds} s, {written.calls} calls, "
        f"{written.per_second}/s (information; no part of any verdict)",
    )
