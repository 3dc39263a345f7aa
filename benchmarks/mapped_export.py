"""An export in a vendor's own layout against the same rows in the layout of the item list.

Claim: judging a file whose headings, days, codes, flags and numbers are the vendor's own, through
`surfaces.files.mapping`, takes at most 1.3 times as long as judging the same rows as the item list
has them. Best of three runs each, taken in turns. Prints one line of JSON.

    python benchmarks/mapped_export.py [rows]
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from arguments import argument
from resident_export import GROUP, SPEC, write

from conformance.surfaces.profile import FilesSurface
from conformance.tables.mapped.place import export_in
from conformance.tables.scan import scan_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.tables.locate import ExportFile

CLAIM = 1.3
DOMAIN = SPEC.domain
CODED = ("resident_type", "resident_status", "sex", "event_reason")
PADDED = ("atena_number", "household_number")


def field_of(key: str, heading: str) -> object:
    """Return what the profile says of an item."""
    if key == "name":
        return {"split": ["氏", "名"]}
    return {"to": heading, "pad": 20} if key in PADDED else heading


def mapping() -> dict[str, object]:
    """Return the mapping that reads the vendor's file."""
    fields = {item.key: field_of(item.key, item.name_ja) for item in GROUP.items}
    fields |= {"surname": "氏", "given_name": "名"}
    lists = {GROUP.item(key).code_list or "": key for key in CODED}
    return {
        "types": {
            "date": {"format": "{yyyy}{mm}{dd}", "values": {"null": "99999999"}},
            "flag": {"values": {"true": "有", "false": "無"}},
        },
        "codes": {key: {v: f"K{v}" for v in SPEC.codes[key].values} for key in lists},
        "groups": {f"{DOMAIN}/{GROUP.key}": {"file": "JUMIN.csv", "fields": fields}},
    }


def rewrite(plain: Path, vendor: Path) -> None:
    """Write the rows of a plain file as the vendor writes them."""
    made = []
    for item in GROUP.items:
        column = pl.col(item.key)
        if item.type == "date":
            column = column.str.replace_all("-", "", literal=True)
        elif item.type == "flag":
            column = column.replace({"1": "有", "0": "無"})
        elif item.key in CODED:
            column = pl.concat_str(pl.lit("K"), column)
        elif item.key in PADDED:
            column = column.str.pad_start(20, "0")
        own = {"surname": "氏", "given_name": "名"}
        if item.key != "name":
            made.append(column.alias(own.get(item.key, item.name_ja)))
    frame = pl.scan_csv(plain, infer_schema=False).select(made)
    frame.sink_csv(vendor, line_terminator="\r\n")


def judged(export: ExportFile, surface: FilesSurface) -> None:
    """Judge a file that has nothing wrong."""
    seen = scan_now(export, surface, GROUP, SPEC.codes)
    subjects = [s for s in seen.tallies.by_subject if not s.startswith("#doubt")]
    if any(seen.tallies.of(s) for s in subjects if s != "#columns") or seen.lacking:
        msg = "the file of the benchmark is expected to be right"
        raise AssertionError(msg)


def seconds(work: Callable[[], None]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    rows = int(argument(0, "2000000", "2000"))
    with tempfile.TemporaryDirectory() as folder:
        plain = write(Path(folder) / f"{DOMAIN}__{GROUP.key}.csv", rows)
        rewrite(plain.path, Path(folder) / "JUMIN.csv")
        usual = FilesSurface()
        own = FilesSurface.model_validate_json(json.dumps({"mapping": mapping()}))
        mapped = export_in(Path(folder), DOMAIN, GROUP, SPEC.codes, own)
        runs = [
            (seconds(lambda: judged(mapped, own)), seconds(lambda: judged(plain, usual)))
            for _ in range(3)
        ]
    ours, theirs = (min(times) for times in zip(*runs, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {"rows": rows, "columns": len(GROUP.items), "mapped_s": ours, "plain_s": theirs}
    print(json.dumps({**figures, "ratio": ours / theirs, "claim": CLAIM, "peak_mib": peak}))


if __name__ == "__main__":
    main()
