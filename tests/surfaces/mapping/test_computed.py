"""What a mapping makes of answers is told: values computed, choices, values of the request."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.computed import made_of_truth, made_of_values
from conformance.surfaces.mapping.computing import computing
from conformance.surfaces.mapping.models.section import Mapping

READ = (
    "data.list",
    "@",
    "data[].{a: b.c, d: e}",
    "[data][]",
    "errors || `[]`",
    "data.*",
    "[a, b]",
    "keikoku == '1'",
    "!kekka",
)
MADE = {
    "data[].{hi: days_later(x, `1`, '%Y%m%d'), no: no}": {("hi", "computes")},
    "data[].{ryo: plus(a, `100`), na: join('　', [sei, mei])}": {
        ("ryo", "computes"),
        ("na", "computes"),
    },
    "data[0:1]": {("", "selects")},
    "data.list[0]": {("", "selects")},
    "data[?jotai != '1']": {("", "selects")},
    "sort_by(data, &no)": {("", "selects")},
    "data.{a: b || c}": {("a", "selects")},
    "data.{a: ryo > `0` && b}": {("a", "selects"), ("a", "computes")},
    "data.{a: get(hyo, code)}": {("a", "selects")},
    "data.{a: genzai == mae}": {("a", "computes")},
    "data.{a: contains(biko, '停止')}": {("a", "computes")},
}


@pytest.mark.parametrize("text", READ)
def test_what_only_reads_makes_nothing(text: str) -> None:
    assert made_of_values(text) == ()


@pytest.mark.parametrize("text", MADE)
def test_what_is_made_names_its_member(text: str) -> None:
    assert set(made_of_values(text)) == MADE[text]


def test_to_compare_and_to_count_is_what_ok_is_for() -> None:
    assert made_of_truth("kekka.code == '0000' && length(errors) == `0` && a[0]") == ()
    assert made_of_truth("plus(kekka, `1`) == `1`") == (("", "computes"),)


def test_entries_stand_with_the_calls_whose_answers_they_read() -> None:
    section = Mapping.model_validate(
        {
            "envelope": {"ok": "ok", "rows": "data[0]", "errors": "errors"},
            "calls": (
                {"action": "load", "steps": ({"request": "POST /a", "rows": "data[1:]"},)},
                {"action": "run", "steps": ({"request": "POST /b", "extra": {"x": "y > `1`"}},)},
                {
                    "action": "query",
                    "steps": (
                        {
                            "request": "GET /c/{key.no}",
                            "rows": "data",
                            "keep": {"one": "plus(a, `1`)", "other": "plus(b, `1`)"},
                            "add": {"no": "{key.no}", "hi": "{one}"},
                        },
                    ),
                },
            ),
        }
    )
    found = {(*map(str, c.place[3:]), c.member): (c.made, set(c.calls)) for c in computing(section)}
    assert found == {
        ("envelope", "rows", ""): ("selects", {1}),
        ("calls", "1", "steps", "0", "extra", "x", "x"): ("computes", {1}),
        ("calls", "2", "steps", "0", "keep", "one", "one"): ("computes", {2}),
        ("calls", "2", "steps", "0", "add", "no", "no"): ("repeats", {2}),
    }
