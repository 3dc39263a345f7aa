"""Which rows a batch selects and a search finds."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Condition, SearchBy
from conformance.contract.batch import meets_all
from conformance.contract.search import matches, query_for

DAY = date(2025, 10, 1)
TODAY = BusinessDate(business_date=True)


@pytest.mark.parametrize(
    ("op", "value", "stored", "met"),
    [
        ("equals", "1", "1", True),
        ("equals", None, None, True),
        ("not_equals", "1", None, True),
        ("on_or_before", TODAY, "2025-10-01", True),
        ("before", TODAY, "2025-10-01", False),
        ("before", TODAY, "2025-09-30", True),
        ("on_or_after", TODAY, "2025-10", True),
        ("after", TODAY, "2025-10-01T09:00:00", False),
        ("before", TODAY, None, False),
        ("after", 5, 10, True),
    ],
)
def test_a_condition_is_met_as_the_contract_says(op, value, stored, met):
    condition = Condition(item="x", op=op, value=value)
    assert meets_all([condition], {"x": stored}, DAY) is met


@pytest.mark.parametrize(
    ("match", "value", "sought", "found"),
    [
        ("exact", "山田", "山田", True),
        ("exact", "山田", "山本", False),
        ("prefix", "あいうえおか", "あいうえかか", True),
        ("prefix", "かあいうえお", "あいうえおか", False),
        ("partial", "かいうえ", "あいうえ", True),
        ("range", 5, 5, True),
        ("range", None, 5, False),
    ],
)
def test_a_value_is_found_by_what_is_asked_for_another(match, value, sought, found):
    by = SearchBy(item="x", match=match)
    asked = query_for(by, sought)
    assert asked is not None
    assert matches(by, value, asked) is found
    assert matches(by, sought, asked)
