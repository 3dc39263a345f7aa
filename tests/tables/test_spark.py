"""Spark finds what Polars finds, on the same lines.

A session of Spark takes some seconds to start, so these run with `-m whole`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from random import Random
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.records import CodeList, History, Item, RecordGroup
from conformance.errors import UsageError
from conformance.surfaces.profile import FilesSurface
from conformance.tables import spark_session
from conformance.tables.blockwise import Blocks
from conformance.tables.locate import find
from conformance.tables.references import FileColumn, dangling, known_values
from conformance.tables.scan import scan_now
from conformance.tables.spark import Spark
from conformance.values.identifiers import registered
from tests.broken_exports import EXPORTS, broken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.tables.locate import ExportFile
    from conformance.tables.scan import Scanned
    from conformance.tables.tally import Tally

    Write = Callable[[bytes | str], ExportFile]

ABLE = find_spec("pyspark") is not None and (os.environ.get("JAVA_HOME") or shutil.which("java"))
with_spark = [
    pytest.mark.whole,
    pytest.mark.skipif(not ABLE, reason="pyspark and Java are not installed"),
]
SPECS = {name: load(name) for name in ("child_allowance", "resident_register")}
BROKEN = (
    *("resident_code_check", "code_unknown", "cp932_bytes", "duplicate_key", "half_width_kana"),
    *("history_gap", "no_such_day", "private_use", "two_latest", "unquoted_comma"),
)
SEX = CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})
MINE = registered()["kojin_bango"].generate
VALUES = {
    "number": [*(f"{n:015}" for n in range(60)), "90000000000001", "", "90000000000001１"],
    "history_no": [*"1231231231234", "0", "100", "-1", "9" * 30, "x", "", "007"],
    "latest": ["0", "1", ""],
    "my_number": [MINE(1), MINE(2), MINE(3)[::-1], "", "12345678901"],
    "code": ["131016", "131017", "481017", "x", ""],
    "rate": ["1.25", "999.99", "1000.1", "1.255", "-0.5", ".5", ""],
    "name": [
        "仮想　太郎",
        "試験　花子と一郎",
        "甲\ue000",
        "𠮷\U000e0100",
        "\U000e0100",
        "\ufeff丁",
    ],
    "kana": ["シケン", "シケンシケンシケン", "しけん", ""],
    "sex": ["1", "2", "3", "１", ""],
    "born": ["1988-04-01", "1988-02-30", "1988-00-00", "0000-01-01", "昭和63年", ""],
    "born_unknown_flag": ["0", "1", "2", ""],
    "born_unknown_text": ["頃", "x", ""],
    "at": ["2024-01-01T00:00:00", "2024-02-30T00:00:00", "2024-01-01", ""],
}
GROUP = RecordGroup(
    key="people",
    name_ja="人",
    primary_key=("number", "history_no"),
    history=History(number="history_no", latest="latest"),
    items=(
        Item(key="number", name_ja="宛名番号", type="digits", len=15, required=True),
        Item(key="history_no", name_ja="履歴番号", type="integer", min=1, max=99),
        Item(key="latest", name_ja="最新フラグ", type="flag", required=True),
        Item(key="my_number", name_ja="個人番号", type="digits", len=12, identifier="kojin_bango"),
        Item(key="code", name_ja="団体コード", type="digits", len=6, identifier="lg_code"),
        Item(key="rate", name_ja="率", type="decimal", max_len=3, fraction=2, max=900),
        Item(key="name", name_ja="氏名", type="text", max_len=6, required=True),
        Item(key="kana", name_ja="フリガナ", type="kana", max_len=6),
        Item(key="sex", name_ja="性別", type="code", code_list="sex"),
        Item(key="born", name_ja="生年月日", type="date"),
        Item(key="born_unknown_flag", name_ja="不詳フラグ", type="flag"),
        Item(key="born_unknown_text", name_ja="不詳表記", type="text", max_len=72),
        Item(key="at", name_ja="日時", type="datetime"),
    ),
)


def both(export: ExportFile, surface: FilesSurface, group: RecordGroup, domain: str) -> Scanned:
    """Return what Polars sees; hold that Spark sees the same."""
    codes = SPECS[domain].codes if domain else {"sex": SEX}
    here = scan_now(export, surface, group, codes, Blocks())
    there = scan_now(export, surface, group, codes, Spark())
    assert found(there) == found(here)
    assert replace(there, tallies=here.tallies) == here
    return here


def found(seen: Scanned) -> dict[str, tuple[Tally, ...]]:
    """Return what is wrong by subject, in the order in which a finding tells it."""
    return {s: seen.tallies.of(s) for s in seen.tallies.by_subject if seen.tallies.of(s)}


def edited(name: str, directory: Path) -> list[Path]:
    """Make a broken export; return the files that are not as they were."""
    made, whole = sorted(broken(name, directory).glob("*__*.csv")), EXPORTS / "conforming"
    return [path for path in made if path.read_bytes() != (whole / path.name).read_bytes()]


def codes_of(seen: Scanned) -> set[str]:
    return {t.code for subject in seen.tallies.by_subject for t in seen.tallies.of(subject)}


class TestOnSpark:
    pytestmark = with_spark

    @pytest.mark.parametrize(("encoding", "seed"), [("utf-8", 1), ("utf-8", 2), ("cp932", 3)])
    def test_rows_with_faults_of_every_kind_are_told_alike(
        self, export: Write, encoding: str, seed: int
    ) -> None:
        dice = Random(seed)  # noqa: S311 - a repeatable choice, no secret
        rows = [",".join(dice.choice(values) for values in VALUES.values()) for _ in range(400)]
        text = "\n".join([",".join(VALUES), *rows, "ragged", ""])
        file = export(text.encode(encoding, "ignore"))
        seen = both(file, FilesSurface.model_validate({"encoding": encoding}), GROUP, "")
        assert {"F-FILE-KEY-TWICE", "F-FILE-HISTORY-GAP", "F-FILE-LATEST"} <= codes_of(seen)
        assert {"F-FILE-FIELDS", "V-ID-CHECK", "V-ID-PART", "F-FILE-MAX"} <= codes_of(seen)
        assert len(codes_of(seen)) > 20

    def test_more_faults_than_are_kept_have_an_exact_total(self, export: Write) -> None:
        row = f"900000000000011,1,1,{MINE(1)},131016,1,名,,1,,,,"
        file = export("\n".join([",".join(VALUES), *[row] * 300, ""]))
        seen = both(file, FilesSurface(evidence_rows=7), GROUP, "")
        (tally,) = seen.tallies.of("#keys")
        assert (tally.total, tally.lines) == (299, list(range(3, 10)))

    @pytest.mark.parametrize("domain", SPECS)
    def test_conforming_files_raise_no_alarm(self, domain: str) -> None:
        surface, records = FilesSurface(), SPECS[domain].records
        for path in sorted((EXPORTS / "conforming").glob(f"{domain}__*.csv"))[:4]:
            key = path.stem.split("__")[1]
            seen = both(find(path.parent, domain, key), surface, records[key], domain)
            assert codes_of(seen) == set()
            assert seen.rows

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_broken_file_is_told_alike(self, name: str, tmp_path: Path) -> None:
        surface, told = FilesSurface(bom="forbid"), set[str]()
        for path in edited(name, tmp_path):
            domain, group = path.stem.split("__")
            file = find(path.parent, domain, group, surface)
            told |= codes_of(both(file, surface, SPECS[domain].records[group], domain))
        assert told

    def test_values_that_stand_nowhere_are_told_alike(self, tmp_path: Path) -> None:
        head = ",".join(VALUES)
        places = ((tmp_path / "one.csv", [1, 2, 5]), (tmp_path / "two.csv", [2, 3, "", 4, 3]))
        for path, numbers in places:
            path.write_text("\n".join([head, *(f"{n}{',' * 12}" for n in numbers), ""]))
        told = []
        for engine in ("polars", "spark"):
            surface = FilesSurface.model_validate({"file_name": "<group>.csv", "engine": engine})
            one, two = (
                FileColumn(find(tmp_path, "", key, surface), GROUP, "number")
                for key in ("one", "two")
            )
            known = known_values(one, surface)
            assert known is not None
            told.append(dangling(two, surface, [known]))
        assert told[0] == told[1]
        assert told[0].of("number")[0].lines == [3, 5, 6]

    def test_nothing_is_left_behind(
        self, export: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(scratch))
        both(export(f"{','.join(VALUES)}\n"), FilesSurface(), GROUP, "")
        assert list(scratch.iterdir()) == []


def test_without_spark_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="USE070"):
        spark_session.session.__wrapped__()


def test_without_java_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(spark_session.shutil, "which", lambda _: None)
    with pytest.raises(UsageError, match="USE071"):
        spark_session._find_java()


def test_polars_alone_never_imports_spark() -> None:
    code = "import sys, conformance.tables.scan; sys.exit('pyspark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
