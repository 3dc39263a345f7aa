"""Templates of a profile."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.template import names_in, path, template

GIVEN = {"key": {"no": "12/3"}, "rows": [1, 2], "n": 5, "yes": True, "none": None}


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        ("{rows}", [1, 2]),
        ("no {key.no}, {n}, {yes}", "no 12/3, 5, true"),
        ("{key.other}", None),
        ("{{n}} {n}", "{n} 5"),
        ({"a": "{n}", "...": "{key}"}, {"a": 5, "no": "12/3"}),
        ([{"x": "{n}"}, 7], [{"x": 5}, 7]),
        (None, None),
    ],
)
def test_a_template_is_filled(source, filled):
    assert template(source)(GIVEN) == filled


@pytest.mark.parametrize(
    ("nulls", "filled"), [("omit", {}), ("null", {"a": None}), ("empty", {"a": ""})]
)
def test_members_without_value_follow_the_profile(nulls, filled):
    assert template({"a": "{none}"}, nulls=nulls)(GIVEN) == filled


def test_values_in_a_path_are_quoted():
    assert path("/juki/{key.no}/shokai")(GIVEN) == "/juki/12%2F3/shokai"


def test_the_names_a_template_uses_are_found():
    assert set(names_in({"a": "{n} {key.no}", "...": ["{rows}"]})) == {"n", "key.no", "rows"}
