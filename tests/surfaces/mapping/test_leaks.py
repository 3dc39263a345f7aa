"""Dates anywhere in an answer, in the catalogue's form."""

from __future__ import annotations

from conformance.surfaces.mapping.leaks import dates_in, patterns_of
from conformance.surfaces.mapping.models import Mapping

SECTION = Mapping.model_validate(
    {
        "types": {"date": {"wareki": "{G}{yy}.{mm}.{dd}"}},
        "print": {"types": {"date": {"wareki": "{era}{nen}年{m}月{d}日"}}},
    }
)


def test_dates_are_found_at_any_depth_in_either_pattern_and_once():
    body = {"a": ["R08.04.01", {"b": "転入 令和８年４月１日、R01.05.01"}], "c": 8, "d": "R08.04.01"}
    assert dates_in(body, patterns_of(SECTION)) == ["2026-04-01", "2019-05-01"]


def test_what_only_looks_like_a_date_is_none():
    assert dates_in(["H31.05.01", "R8.4.1", None], patterns_of(SECTION)) == []


def test_without_a_pattern_dates_stand_as_they_are():
    assert patterns_of(Mapping()) == ()
