"""A profile's text changed in places: it reads as wanted, and all that was written around stays."""

import datetime as dt
import difflib

import pytest
import yaml

from conformance.catalog.locate import data_directory
from conformance.errors import UsageError
from conformance.surfaces.profile_text.change import (
    with_entries,
    with_specifications,
    with_values,
    without_entries,
)
from conformance.surfaces.profile_text.places import parse_text

TEMPLATE = (data_directory("vendor_profiles") / "template.yaml").read_text("utf-8")
WAIVER = {
    "case": "a/b/c/d",
    "approver": "課長: 適合 #1",
    "reason": "次期版で\n直す",
    "expires": dt.date(2027, 3, 31),
}
OLD = {"case": "x", "approver": "前の課長", "expires": "2027-01-01"}

LISTED = """waivers:
  # 前
  - case: x # で
    approver: 前の課長
    expires: 2027-01-01
# 終
"""


def lost(before, after):
    """The lines that are no longer there."""
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[2:] for line in found if line.startswith("- ")]


@pytest.mark.parametrize(
    ("written", "there", "kept"),
    [
        ("", [], []),
        ("waivers:\n", [], []),
        ("waivers: # まだない\n", [], ["# まだない"]),
        ("waivers: [] # 課長が書く\nx: 1\n", [], ["# 課長が書く", "x: 1"]),
        ("waivers: [{case: x, approver: 前の課長, expires: 2027-01-01}]\n", [OLD], []),
        (
            LISTED,
            [OLD],
            ["# 前", "# で", "# 終"],
        ),
        ("waivers:\n- {case: x, approver: 前の課長, expires: 2027-01-01}", [OLD], []),
        ("waivers: \nx: |\n  a: [1]\n  # no comment\n", [], ["  # no comment"]),
    ],
)
def test_an_entry_is_added_however_the_list_is_written(written, there, kept):
    before = f"# 会社のプロファイル\nproduct: {{name: 製品}}\n{written}"
    after = with_entries(before, "waivers", [WAIVER])
    added = WAIVER | {"expires": "2027-03-31"}  # a profile's days are texts until they are judged
    assert parse_text(after)["waivers"] == [added, *there]
    for comment in ("# 会社のプロファイル", "product: {name: 製品}", *kept):
        assert comment in after


def test_of_the_template_every_line_but_the_changed_ones_stays():
    after = with_entries(TEMPLATE, "waivers", [WAIVER])
    assert [line.partition(":")[0] for line in lost(TEMPLATE, after)] == ["waivers"]
    values = {("product", "name"): "製品 # 2: 改", ("surfaces", "api", "base_url"): "https://x:1/"}
    after = with_values(TEMPLATE, values)
    assert [one.strip().partition(":")[0] for one in lost(TEMPLATE, after)] == ["name", "base_url"]
    found = yaml.safe_load(after)
    assert found["product"]["name"] == "製品 # 2: 改"
    assert found["surfaces"]["api"]["base_url"] == "https://x:1/"


@pytest.mark.parametrize("value", ["1.0", "yes", "null", "", "2026-01-01", "[a", "'", "a: b", " x"])
def test_a_value_stays_a_text(value):
    after = with_values("product: {name: x, release: '1'} # c\n", {("product", "release"): value})
    assert yaml.safe_load(after) == {"product": {"name": "x", "release": value}}
    assert after.endswith("# c\n")


def test_what_the_profile_does_not_have_is_left_out():
    assert with_values("product: {name: x}\n", {("surfaces", "api", "base_url"): "y"}) == (
        "product: {name: x}\n"
    )


def test_specifications_are_just_those_wanted_and_what_stands_beside_a_version_stays():
    before = (
        "specifications: # 主張\n  a:\n    version: '1.0'\n    parts: ['031']\n"
        "  b: {version: '2.0'}\n# 次\nsurfaces: {}\n"
    )
    after = with_specifications(before, {"a": "1.1", "c": "3.0"})
    assert yaml.safe_load(after) == {
        "specifications": {"a": {"version": "1.1", "parts": ["031"]}, "c": {"version": "3.0"}},
        "surfaces": {},
    }
    assert "# 次" in after
    same = with_specifications(before, {"a": "1.0", "b": "2.0"})
    assert same == before


@pytest.mark.parametrize(
    "text",
    [
        "{product: {name: x}}",  # the whole of it on one line: nothing can be added below
        "waivers: &w\n- {case: x}\nanswers: *w\n...\n",
        "waivers: [",
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n"
            for n in range(9)
        ),
    ],
)
def test_where_it_cannot_be_done_safely_it_is_refused(text):
    with pytest.raises(UsageError) as told:
        with_entries(text, "waivers", [WAIVER])
    assert told.value.messages[0].code == "PRO090"


THREE = """waivers: # 課長
  # 一つ目について
  - case: a # 直す
    approver: 課長
    reason: |
      次期版で - 直す
      # これは理由
  # 二つ目について
  - {case: b, approver: 課長,
     reason: x}

  # 三つ目について
  -
    case: c
    approver: 課長
# 終
answers: []
"""


@pytest.mark.parametrize(
    ("gone", "left", "lines"),
    [
        ({0}, ["b", "c"], ["# 二つ目について", "# 三つ目について", "# 終", "# 課長"]),
        ({1}, ["a", "c"], ["# 直す", "# これは理由", "# 三つ目について"]),
        ({2}, ["a", "b"], ["# 直す", "# 二つ目について", "# 終"]),
        ({0, 2}, ["b"], ["# 二つ目について", "# 終"]),
        ({0, 1, 2}, [], ["# 課長", "# 終"]),
        (set(), ["a", "b", "c"], ["# 一つ目について"]),
        ({7}, ["a", "b", "c"], ["# 一つ目について"]),
    ],
)
@pytest.mark.parametrize("ends", ["", "\n", "\nx: 1\n"])
def test_entries_are_taken_out_and_what_is_said_of_others_stays(gone, left, lines, ends):
    before = f"product: {{name: 製品}}\n{THREE.rstrip()}{ends}"
    after = without_entries(before, "waivers", gone)
    data, was = parse_text(after), parse_text(before)
    assert [one["case"] for one in data["waivers"]] == left
    assert {**data, "waivers": 0} == {**was, "waivers": 0}
    for line in lines:
        assert line in after
    assert "課長の" not in after


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("waivers: [{case: a, on: 2027-01-01}, {case: b, on: 2027-01-02}] # 課長\nx: 1\n", ["b"]),
        ("waivers:\n- {case: a}", []),
        ("waivers:\n- case: a\n", []),
        ("waivers: [{case: a}]", []),
        ("{waivers: [{case: a}, {case: b}], x: 1}", ["b"]),
    ],
)
def test_however_the_list_is_written(written, left):
    after = without_entries(written, "waivers", {0})
    assert [one["case"] for one in parse_text(after)["waivers"]] == left
    assert ("# 課長" in after) == ("# 課長" in written)


@pytest.mark.parametrize("written", ["x: 1\n", "waivers:\n", "waivers: []\n", ""])
def test_where_there_is_none_nothing_changes(written):
    assert without_entries(written, "waivers", {0}) == written


def test_what_cannot_be_taken_out_alone_is_left_to_its_owner():
    text = "a: &a {case: x}\nwaivers:\n- *a\n- {case: b}\n"
    with pytest.raises(UsageError) as told:
        without_entries(text, "waivers", {0})
    assert told.value.messages[0].code == "PRO090"
