"""Who is eligible, who is paid first, exemptions and reports in time, what documents hide."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
FLAGS = st.booleans()
WHEREABOUTS = ("address", "phone", "new_authority", "employer", "protection_order")


def ground(judge: Judge, code: str | None, **changed: object) -> Json:
    facts: dict[str, object] = {
        "nationality": "JP",
        "recipient_domestic": True,
        "child_domestic": True,
        "child_in_facility": False,
        "shares_livelihood": False,
        "de_facto_marriage": False,
        "duration_months": 0,
        "court_order": False,
    }
    return judge("eligibility-ground", ground=code, **(facts | changed))["reason"]


@pytest.mark.parametrize("code", ["05", "07"])
def test_a_lasting_ground_needs_a_full_year(judge: Judge, code: str) -> None:
    assert ground(judge, code, duration_months=11) == "duration_short"
    assert ground(judge, code, duration_months=12) == "ground_met"


def test_what_excludes_is_named_before_what_the_ground_lacks(judge: Judge) -> None:
    everything = {
        "child_domestic": False,
        "child_in_facility": True,
        "shares_livelihood": True,
        "de_facto_marriage": True,
    }
    reasons = []
    for name in (*everything, None):
        reasons.append(ground(judge, None, **everything))
        if name is not None:
            everything[name] = not everything[name]

    assert reasons == [
        "no_domestic_address",
        "facility",
        "shared_livelihood",
        "de_facto_marriage",
        "no_ground",
    ]


@pytest.mark.parametrize("code", ["01", "05", "06", "07", "08"])
def test_a_parent_so_disabled_may_share_the_livelihood_on_every_ground(
    judge: Judge, code: str
) -> None:
    facts = {"shares_livelihood": True, "duration_months": 12, "court_order": True}

    assert ground(judge, code, **facts) == "shared_livelihood"
    assert ground(judge, code, **facts, parent_disabled=True) == "ground_met"


def test_whoever_reported_the_income_owes_no_annual_report(judge: Judge) -> None:
    facts = {"review_year": 2025, "submitted_on": None, "as_of": date(2026, 1, 5)}
    states = [
        judge("annual-review-withholding", month=month, income_report_filed=True, **facts)["state"]
        for month in ("2025-10", "2025-11", "2026-10")
    ]

    assert states == ["out_of_period", "payable", "payable"]


@pytest.mark.parametrize(
    ("filed", "in_time"), [(date(2026, 1, 5), True), (date(2026, 1, 6), False)]
)
def test_a_report_for_december_is_in_time_after_the_new_year_holidays(
    judge: Judge, filed: date, *, in_time: bool
) -> None:
    closed = [date(2025, 12, day) for day in (29, 30, 31)] + [date(2026, 1, 1), date(2026, 1, 2)]
    facts = {
        "kind": "first",
        "exemption_month": "2025-12",
        "filing_year": None,
        "consulted": False,
        "submitted_on": filed,
    }

    assert judge("exemption-period", closed_dates=closed, **facts)["in_time"] is in_time
    with pytest.raises(OutOfScopeError, match="whether 2025-12-31 is a closed day"):
        judge("exemption-period", closed_dates=[], **facts)


@given(code=st.sampled_from(["01", "05", "06", None]), court=FLAGS, abroad=FLAGS)
def test_nationality_plays_no_part(
    judge: Judge, code: str | None, *, court: bool, abroad: bool
) -> None:
    facts = {"court_order": court, "child_domestic": not abroad}

    assert ground(judge, code, nationality="JP", **facts) == ground(
        judge, code, nationality="foreign", **facts
    )


@given(mother=FLAGS, father=FLAGS, caregiver=FLAGS)
def test_only_one_who_qualifies_is_paid_and_the_father_last(
    judge: Judge, *, mother: bool, father: bool, caregiver: bool
) -> None:
    eligible = {"mother": mother, "father": father, "caregiver": caregiver}
    payee = judge("recipient-priority", **{f"{who}_eligible": is_ for who, is_ in eligible.items()})

    assert eligible.get(str(payee["payee"]), not any(eligible.values()))
    assert payee["payee"] != "father" or not (mother or caregiver)


def exempted(
    judge: Judge,
    kind: str,
    about: object,
    on: str,
    *,
    consulted: bool = False,
    closed: tuple[str, ...] = (),
) -> Json:
    name = "exemption_month" if kind == "first" else "filing_year"
    facts = {"exemption_month": None, "filing_year": None, name: about}
    made = judge(
        "exemption-period",
        kind=kind,
        consulted=consulted,
        submitted_on=on,
        closed_dates=closed,
        **facts,
    )
    return made["exempt_to"]


@pytest.mark.parametrize(
    ("month", "first_day", "last_day", "until"),
    [
        ("2025-01", "2024-08-01", "2025-01-31", "2025-10"),
        ("2025-07", "2024-08-01", "2025-07-31", "2025-10"),
        ("2025-08", "2025-05-01", "2025-09-30", "2026-10"),
        ("2025-10", "2025-07-01", "2025-10-31", "2026-10"),
        ("2025-11", "2025-08-01", "2025-12-01", "2026-10"),
    ],
)
def test_both_ends_of_the_time_for_a_first_report_belong_to_it(
    judge: Judge, month: str, first_day: str, last_day: str, until: str
) -> None:
    shift = date.fromisoformat
    outside = [
        shift(first_day).toordinal() - 1,
        shift(last_day).toordinal() + 1,
    ]

    assert [exempted(judge, "first", month, day) for day in (first_day, last_day)] == [until] * 2
    for day in outside:
        assert exempted(judge, "first", month, date.fromordinal(day).isoformat()) is None


def test_a_renewal_ends_in_august_or_after_advice_in_september(judge: Judge) -> None:
    assert exempted(judge, "renewal", 2025, "2025-07-31") is None
    assert exempted(judge, "renewal", 2025, "2025-08-31") == "2026-10"
    assert exempted(judge, "renewal", 2025, "2025-09-02") is None
    assert exempted(judge, "renewal", 2026, "2026-09-01") is None
    assert exempted(judge, "renewal", 2025, "2025-09-30", consulted=True) == "2026-10"


def test_a_last_day_on_which_the_office_is_closed_is_moved(judge: Judge) -> None:
    """31 May and 31 August 2025 are a Saturday and a Sunday (地方自治法第4条の2第4項)."""
    assert exempted(judge, "first", "2025-05", "2025-06-02") == "2025-10"
    assert exempted(judge, "first", "2025-05", "2025-06-03") is None
    assert exempted(judge, "first", "2025-05", "2025-06-03", closed=("2025-06-02",)) == "2025-10"
    assert exempted(judge, "renewal", 2025, "2025-09-01") == "2026-10"


def test_a_report_about_nothing_is_out_of_scope(judge: Judge) -> None:
    for kind in ("first", "renewal"):
        with pytest.raises(OutOfScopeError):
            exempted(judge, kind, None, "2025-08-01")


def test_a_report_on_the_day_asked_about_is_in(judge: Judge) -> None:
    states = [
        judge(
            "annual-review-withholding",
            review_year=2025,
            month="2026-10",
            submitted_on="2026-02-10",
            as_of=day,
        )["state"]
        for day in ("2026-02-09", "2026-02-10")
    ]

    assert states == ["withheld", "payable"]


@given(fields=st.lists(st.sampled_from((*WHEREABOUTS, "name", "cert_no"))), active=FLAGS)
def test_others_never_read_where_a_protected_person_is(
    judge: Judge, fields: list[str], *, active: bool
) -> None:
    facts = {"measure_active": active, "fields": fields}
    own = judge("dv-document-suppression", addressee="protected_person", **facts)
    others = judge("dv-document-suppression", addressee="other_party", **facts)

    assert own["printed"] == fields
    hidden = WHEREABOUTS if active else ()
    assert others["printed"] == [field for field in fields if field not in hidden]


@pytest.mark.parametrize(("month", "year"), [("2018-10", 2018), ("2017-08", 2016)])
def test_exemptions_under_the_former_year_of_the_limits_are_out_of_scope(
    judge: Judge, month: str, year: int
) -> None:
    facts = {"consulted": False, "submitted_on": "2018-08-20"}

    with pytest.raises(OutOfScopeError, match="exemption_month"):
        judge("exemption-period", kind="first", exemption_month=month, filing_year=None, **facts)
    with pytest.raises(OutOfScopeError, match="filing_year"):
        judge("exemption-period", kind="renewal", exemption_month=None, filing_year=year, **facts)
