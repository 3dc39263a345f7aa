"""A pack as a whole: the same for a seed, told apart from others, true to its stories."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date

import pytest

from conformance.contract.run import effect_of
from conformance.scenarios.bundle import bundle
from conformance.scenarios.seal import sha256
from conformance.scenarios.sheet import HEADINGS
from conformance.scenarios.storybook import stories
from conformance.scenarios.tour import STORY
from conformance.surfaces.files_section import FilesSurface
from tests.scenarios.conftest import DOMAINS, maker


@pytest.fixture(scope="module")
def small():
    return bundle(maker("child_allowance"))


def test_a_seed_always_gives_the_same_bytes(small):
    again = bundle(maker("child_allowance"))
    assert dict(again.files) == dict(small.files)
    assert again.expected == small.expected


def test_another_seed_is_another_town(small):
    other = bundle(maker("child_allowance", seed=6))
    assert other.head.content != small.head.content
    assert other.expected != small.expected


def test_the_hashes_stated_are_those_of_the_files(made):
    head = made.bundle.head
    assert {name: sha256(made.bundle.files[name]) for name in head.contents} == head.contents
    assert head.expected == sha256(made.bundle.expected)
    assert set(made.bundle.files) - set(head.contents) == {
        "pack.json",
        "README.md",
        "README.ja.md",
    }


def test_the_pack_does_not_hold_its_outcome(made):
    assert not any(name.endswith(".zip") for name in made.bundle.files)
    assert b'"ways"' not in b"".join(made.bundle.files.values())


def test_every_group_but_a_view_has_a_file_to_load(made):
    specs = made.pack.specifications()
    named = {
        f"load/{d}__{key}.csv"
        for d, spec in specs.items()
        for key, group in spec.records.items()
        if group.view is None
    }
    assert named == {name for name in made.bundle.files if name.startswith("load/")}


def test_every_story_of_these_domains_is_told(made):
    told = {story.key for story in made.bundle.head.stories}
    assert {s.key for s in stories() if s.domains <= set(DOMAINS)} <= told
    assert STORY in told


def test_a_story_of_another_domain_is_left_out_and_named(made):
    left_out = made.bundle.head.left_out
    assert left_out["seal-at-fifteen"] == "not provided: seal_registration"
    assert "seal-at-fifteen" not in {story.key for story in made.bundle.head.stories}


def test_nearly_every_function_that_leaves_a_trace_is_toured(made):
    entries = made.pack.calendar().entries
    toured = {f"{e.domain}/{e.function}" for e in entries if e.story == STORY}
    one = maker(*DOMAINS)
    functions = [
        f"{d}/{f.key}"
        for d, spec in one.specs.items()
        for f in spec.functions.values()
        if effect_of(f.operation) and one.provided(spec, f)
    ]
    lost = set(functions) - toured
    assert lost <= set(made.bundle.head.left_out)
    assert len(lost) / len(functions) < 0.2


def test_entries_are_numbered_in_the_order_of_their_days(made):
    entries = made.pack.calendar().entries
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert [e.day for e in entries] == sorted(e.day for e in entries)


def test_the_sheet_says_the_same_as_the_calendar(made):
    text = made.bundle.files["calendar.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == HEADINGS
    typed: dict[int, set[str]] = {}
    for row in rows:
        typed.setdefault(int(row["番号"]), set()).add(row["項目"])
    for entry in made.pack.calendar().entries:
        assert typed[entry.number] - {""} == {*entry.key, *entry.inputs}


def test_the_sheet_tells_what_a_code_means_and_what_must_be_refused(made):
    text = made.bundle.files["calendar.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {("cease_reason", "01"), ("sex", "1")} & {(r["項目"], r["値"]) for r in rows}
    assert all(r["値の意味"] for r in rows if r["項目"] == "sex" and r["値"] in {"1", "2"})
    assert "拒む（C0409）" in {r["システムの応答"] for r in rows}


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readme_gives_the_hash_and_every_story(made, name):
    text = made.bundle.files[name].decode()
    assert made.bundle.head.expected in text
    titles = "title_ja" if name == "README.ja.md" else "title_en"
    assert all(f"**{getattr(story, titles)}**" in text for story in made.bundle.head.stories)


@pytest.mark.whole
def test_files_are_written_as_the_profile_declares_and_stories_it_cannot_hold_are_named():
    one = maker("resident_register")
    files = FilesSurface(encoding="cp932", bom="forbid", line_end="lf", header="name_ja")
    surfaces = one.profile.surfaces.model_copy(update={"files": files})
    profile = one.profile.model_copy(update={"surfaces": surfaces})
    made = bundle(type(one)(one.specs, profile, one.seed, one.begins, one.told))
    loaded = made.files["load/resident_register__japanese_residents.csv"].decode("cp932")
    head = loaded.split("\n")[0]
    assert head.startswith("宛名番号,履歴番号")
    assert made.head.left_out["beyond-the-plane"] == "cp932 has no place for U+20BB7"
    assert json.loads(made.files["pack.json"])["files"]["encoding"] == "cp932"


def test_a_pack_that_begins_later_leaves_out_what_is_over():
    one = maker("resident_register")
    later = type(one)(one.specs, one.profile, one.seed, date(2026, 1, 2), one.told)
    story = next(s for s in one.told if s.key == "brazilian-child-alias")
    assert later._unfit(story) == "begins before 2026-01-02"
    assert one._unfit(story) == ""


@pytest.mark.whole
def test_the_bytes_do_not_depend_on_the_order_of_sets(tmp_path):
    for number in ("1", "2"):
        command = [sys.executable, "-m", "conformance", "scenarios", "make", "--seed", "9"]
        command += ["--out", str(tmp_path / number), "-d", "resident_register"]
        environment = {**os.environ, "PYTHONHASHSEED": number}
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=300)
    first, second = ((tmp_path / f"{n}.expected.zip").read_bytes() for n in ("1", "2"))
    assert first == second
    heads = {(tmp_path / n / "pack.json").read_bytes() for n in ("1", "2")}
    assert len(heads) == 1
