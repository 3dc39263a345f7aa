"""A search finds the one sought by any name, and whoever cannot match is not found."""

from __future__ import annotations

import pytest

from conformance.checks.property.found import SearchQuery, alike, query_of
from tests.checks.property.tried import tried

PREFIX = "national_pension/invariant/foreign-name-found"
PARTIAL = "school_enrollment/invariant/foreign-name-found"
SELECTED = "辻\U000e0102\u3000純"


def test_people_of_all_names_are_found_by_a_sound_package() -> None:
    assert tried(PREFIX, "found").verdict == "pass"
    assert tried(PARTIAL, "found").verdict == "pass"


def test_a_long_name_that_is_not_found_is_a_finding() -> None:
    fault = {"kind": "not_found_with", "item": "name", "trait": "long"}
    finding = tried(PREFIX, "found", "function/view-insured-ledger", **fault).finding
    assert finding is not None
    assert (finding.code, finding.en, finding.found) == (
        "F-SEARCH",
        "the person is not found",
        [],
    )
    assert finding.cause == "national_pension/function/view-insured-ledger:name"


def test_a_search_that_finds_somebody_else_is_a_finding() -> None:
    fault = {"kind": "finds_all_with", "item": "alias_name", "trait": "variation_selector"}
    finding = tried(PARTIAL, "found", "function/search-foreign-name", **fault).finding
    assert finding is not None
    assert (finding.code, finding.en, finding.expected) == (
        "F-SEARCH",
        "somebody else is found",
        [],
    )


@pytest.mark.parametrize(
    ("match", "cut", "query"),
    [
        ("exact", 3, "SILVA\u3000ANA"),
        ("prefix", 0, "SILVA\u3000ANA"),
        ("prefix", 3, "SILVA"),
        ("prefix", 40, "SI"),
        ("partial", 5, "ANA"),
        ("partial", 40, "NA"),
    ],
)
def test_a_part_is_searched_for_where_a_part_matches(match: str, cut: int, query: str) -> None:
    assert query_of(match, "SILVA\u3000ANA", cut) == query  # type: ignore[arg-type]  # one of the matches


def test_no_character_is_torn_from_its_selector() -> None:
    assert query_of("prefix", SELECTED, 3) == "辻\U000e0102"
    assert query_of("partial", SELECTED, 1) == SELECTED


def test_names_that_sound_alike_may_be_found_together_and_others_not() -> None:
    assert alike("グエン・ヴァン　アン") == alike("グエンヴァンアン")
    assert alike("Ｏ'ＳＡＭＰＬＥ") == alike("o’sample")
    asked = SearchQuery("name", "prefix", "グエン・ヴ")
    assert asked.perhaps("グエンヴァン　アン")
    assert not asked.surely("グエンヴァン　アン")
    assert not asked.perhaps("グェンヴァン")
    assert not asked.perhaps(None)
    assert SearchQuery("name", "exact", "純").surely("純")
    assert not SearchQuery("name", "exact", "純").surely("純一")
