from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import Json, OutOfScopeError, ParameterPeriod, Parameters
from conformance.rules.scope import fiscal_year_months, next_day, not_before, since_law, within
from conformance.values.year_month import YearMonth


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    assert fiscal_year_months(2026) == (YearMonth(2026, 4), YearMonth(2027, 3))


def test_a_year_outside_the_calendar_is_out_of_scope() -> None:
    for year in (0, 9999):
        with pytest.raises(OutOfScopeError, match=f"found {year}"):
            fiscal_year_months(year)


def test_bounds_belong_to_the_range() -> None:
    assert [within("months", n, 0, 12) for n in (0, 12)] == [0, 12]
    for wrong in (-1, 13):
        with pytest.raises(OutOfScopeError, match="months: expected 0 to 12"):
            within("months", wrong, 0, 12)
    with pytest.raises(OutOfScopeError, match="periods: expected 1 or more, found 0"):
        within("periods", 0, 1)


def test_the_earliest_day_is_not_before_itself() -> None:
    assert not_before("day", date(2026, 1, 1), date(2026, 1, 1)) == date(2026, 1, 1)
    with pytest.raises(OutOfScopeError, match="on or after 2026-01-01"):
        not_before("day", date(2025, 12, 31), date(2026, 1, 1))


def test_the_last_day_of_the_calendar_has_no_next_day() -> None:
    assert next_day("day", date(2028, 2, 28)) == date(2028, 2, 29)
    with pytest.raises(OutOfScopeError, match="found 9999-12-31"):
        next_day("day", date.max)


def test_before_the_law_stated_first_nothing_is_decided() -> None:
    law = Parameters(
        (
            ParameterPeriod(date(2010, 1, 1), None, {}),
            ParameterPeriod(date(2003, 12, 1), date(2009, 12, 31), {}),
        )
    )

    assert since_law(law, "day", date(2003, 12, 1)) == date(2003, 12, 1)
    with pytest.raises(OutOfScopeError, match="day: expected a day on or after 2003-12-01"):
        since_law(law, "day", date(2003, 11, 30))


def test_a_law_without_a_first_day_was_always_in_force() -> None:
    open_ended = Parameters((ParameterPeriod(None, None, {}),))

    assert since_law(Parameters(), "day", date(1, 1, 1)) == date(1, 1, 1)
    assert since_law(open_ended, "day", date(1, 1, 1)) == date(1, 1, 1)


@pytest.mark.parametrize(
    ("rule", "facts", "name", "first", "before"),
    [
        (
            "electoral_roll/early-voting-period",
            {"election_date": "2003-12-14"},
            "announce_date",
            "2003-12-01",
            "2003-11-30",
        ),
        (
            "fixed_asset_tax/house-existence",
            {"completed_on": "1930-01-01"},
            "fiscal_year",
            1951,
            1950,
        ),
        (
            "public_assistance/decision-deadline",
            {"decision_date": "1950-05-10", "special_reason": False},
            "application_date",
            "1950-05-04",
            "1950-05-03",
        ),
        (
            "family_register/non-acceptance-check",
            {
                "filing_kind": "divorce",
                "by_court": False,
                "requested_at": "2008-04-30T10:00:00",
                "withdrawn_at": None,
                "applicant_appeared": False,
            },
            "filed_at",
            "2008-05-01T09:00:00",
            "2008-04-30T23:00:00",
        ),
        ("light_vehicle_tax/taxing-city-after-move", {}, "fiscal_year", 1958, 1957),
        (
            "disability_welfare/mental-handbook-validity",
            {"kind": "new", "prev_valid_to": None},
            "base_date",
            "1995-10-02",
            "1995-09-29",
        ),
        (
            "disability_welfare/mental-handbook-validity",
            {"kind": "renewal", "prev_valid_to": "2026-05-31"},
            "base_date",
            "2026-02-28",
            "2026-02-27",
        ),
        (
            "health_management/hpv-catch-up",
            {"birth_date": "2009-05-05", "sex": "2", "dose_in_campaign": False},
            "date",
            "2022-04-01",
            "2022-03-31",
        ),
        (
            "health_management/statutory-infant-checkup",
            {"checkup_kind": "05", "birth_date": "1995-09-10"},
            "date",
            "1997-04-01",
            "1997-03-31",
        ),
        (
            "long_term_care_insurance/welfare-tool-limit",
            {"cost": 1000, "prior": [], "copay_ratio": 2},
            "purchase_date",
            "2015-08-01",
            "2015-07-31",
        ),
        (
            "long_term_care_insurance/welfare-tool-limit",
            {"cost": 1000, "prior": [], "copay_ratio": 3},
            "purchase_date",
            "2018-08-01",
            "2018-07-31",
        ),
        (
            "national_pension/income-municipality",
            {"kind": "exemption", "addresses": [{"from": "1990-01-01", "municipality": "A"}]},
            "target_month",
            "2002-07",
            "2002-06",
        ),
        (
            "national_pension/income-municipality",
            {"kind": "student", "addresses": [{"from": "1990-01-01", "municipality": "A"}]},
            "target_month",
            "2002-04",
            "2002-03",
        ),
    ],
)
def test_a_rule_says_nothing_of_days_before_its_law(
    rule: str, facts: dict[str, Json], name: str, first: Json, before: Json
) -> None:
    domain, _, key = rule.partition("/")
    spec = load(domain)

    assert derive(spec, key, {**facts, name: first}).as_json()
    with pytest.raises(OutOfScopeError, match=f"^(?:{name}: expected|expected a day)"):
        derive(spec, key, {**facts, name: before})


def test_ledgers_lay_open_otherwise_before_2003() -> None:
    spec = load("fixed_asset_tax")

    def opened(year: int) -> object:
        facts: dict[str, Json] = {"fiscal_year": year, "first_due_date": f"{year}-04-30"}
        return derive(spec, "inspection-period", facts).as_json()["from"]

    assert opened(2003) == "2003-04-01"
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        opened(2002)
