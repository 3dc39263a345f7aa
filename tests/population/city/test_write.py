"""The whole synthetic municipality conforms; the same seed gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from conformance.population.city.write import write_city

RESIDENTS = ("resident_register", "residents")


@dataclass(frozen=True)
class WriteLayout:
    encoding: str = "utf-8"
    bom: str = "forbid"
    line_end: str = "lf"
    header: str = "key"


def digests(directory):
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in directory.iterdir()}


def written(city, directory, **changed):
    directory.mkdir()
    arguments = {"residents": 40, "seed": 3, "as_of": city.day, "surface": WriteLayout(), **changed}
    specs = [s for s in city.specs if s.domain == "resident_register"]
    return write_city(directory, specs, **arguments)


def test_every_group_of_every_domain_has_rows(city):
    groups = {(spec.domain, key) for spec in city.specs for key in spec.records}
    assert set(city.rows) == groups
    assert min(city.rows.values()) > 0


@pytest.mark.whole
def test_no_case_on_files_finds_anything_in_the_city(city, judge):
    judged = judge(city.directory)
    assert judged.findings == ()
    odd = [c for c in judged.cases if c.verdict not in {"pass", "untested", "not_declared"}]
    assert odd == []
    assert len([c for c in judged.cases if c.verdict == "pass"]) > 4000
    untested = [case for case in judged.cases if case.verdict == "untested"]
    assert all(case.cause is not None and case.cause.code.startswith("U-") for case in untested)
    assert len(untested) < len(judged.cases) / 50


def test_the_same_seed_gives_the_same_bytes_and_another_one_other_people(city, tmp_path):
    for name, seed in (("first", 3), ("again", 3), ("other", 4)):
        written(city, tmp_path / name, seed=seed)
    first, again, other = (digests(tmp_path / name) for name in ("first", "again", "other"))
    assert first == again
    assert first["resident_register__residents.csv"] != other["resident_register__residents.csv"]


def test_files_are_written_as_the_layout_says(city, tmp_path):
    layout = WriteLayout(bom="require", line_end="crlf", header="name_ja")
    written(city, tmp_path / "marked", surface=layout)
    raw = (tmp_path / "marked" / "resident_register__residents.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert raw.decode("utf-8-sig").splitlines()[0].startswith("宛名番号,履歴番号")


def test_rows_in_another_encoding_hold_the_same_people(city, tmp_path):
    # cp932 has no 髙 of the second plane; the city uses none.
    written(city, tmp_path / "utf")
    written(city, tmp_path / "old", surface=WriteLayout(encoding="cp932"))
    name = "resident_register__households.csv"
    utf, old = ((tmp_path / d / name).read_bytes() for d in ("utf", "old"))
    assert utf != old
    assert utf.decode("utf-8") == old.decode("cp932")
