import subprocess
import sys
from datetime import date

import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.year_month import YearMonth


def test_a_domain_gives_its_rules_by_key() -> None:
    rules = load_domain("child_allowance")

    assert rules["payment-start-month"].domain == "child_allowance"
    assert all(key == made.key for key, made in rules.items())


@pytest.mark.parametrize("domain", ["no_such_domain", "core", "calendar", "", "a.b", "../x"])
def test_what_is_no_domain_has_no_rules(domain: str) -> None:
    assert load_domain(domain) == {}


def test_no_domain_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys, conformance.rules.registry as r;"
        "before = [m for m in sys.modules if 'child_allowance' in m];"
        "r.load_domain('child_allowance');"
        "print(before, 'conformance.rules.child_allowance' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert printed.strip() == "[] True"


def test_a_month_bound_means_its_first_and_its_last_day() -> None:
    law = parameters_from([{"from": "2024-01", "to": "2024-02", "rate": 1}])

    assert law.on(date(2024, 1, 1)).integer("rate") == 1
    assert law.on(date(2024, 2, 29)).integer("rate") == 1
    for outside in (date(2023, 12, 31), date(2024, 3, 1)):
        with pytest.raises(OutOfScopeError):
            law.on(outside).integer("rate")


def test_a_missing_bound_is_open_and_overlapping_entries_are_joined() -> None:
    law = parameters_from([{"to": "2024-09-30", "a": 1}, {"from": date(2022, 6, 1), "b": [2]}])

    assert law.on(YearMonth(1990, 1)).values == {"a": 1}
    assert law.on(YearMonth(2022, 6)).values == {"a": 1, "b": [2]}
    assert law.on(YearMonth(2024, 10)).values == {"b": [2]}


def test_days_that_yaml_read_as_dates_become_text_at_any_depth() -> None:
    law = parameters_from([{"limit": date(2025, 3, 31), "table": [{"day": date(2024, 2, 29)}]}])

    assert law.on(date(2025, 1, 1)).date("limit") == date(2025, 3, 31)
    assert law.on(date(2025, 1, 1)).raw("table") == [{"day": "2024-02-29"}]


@pytest.mark.parametrize("bound", ["2024", "2024-13", "2025-02-29", "R6.10", 2024])
def test_a_wrong_bound_is_named(bound: object) -> None:
    with pytest.raises(ValueError, match="expected `from` as YYYY-MM-DD or YYYY-MM, found"):
        parameters_from([{"from": bound, "rate": 1}])


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="on or after `from` 2024-10-01, found 2024-09-30"):
        parameters_from([{"from": "2024-10", "to": "2024-09", "rate": 1}])
