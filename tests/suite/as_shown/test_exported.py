"""People that the package's own functions entered are exported as they stand."""

from __future__ import annotations

from tests.suite.as_shown.asked import outcome

CASE = "resident_register/function/search-result-csv/exports-japanese-residents"


def test_an_export_of_all_that_is_recorded_passes():
    found = outcome(CASE)
    assert (found.verdict, found.cause) == ("pass", None)


def test_a_name_that_is_cut_is_found():
    found = outcome(CASE, "cut")
    assert (found.verdict, found.finding.code) == ("fail", "F-EXPORT")


def test_a_row_that_stands_there_twice_is_found():
    found = outcome(CASE, "twice")
    assert (found.verdict, found.finding.code) == ("fail", "F-EXPORT")


def test_an_item_without_a_column_is_no_pass():
    found = outcome(CASE, "honseki")
    assert (found.verdict, found.cause.code) == ("untested", "P-NO-FIELD")
