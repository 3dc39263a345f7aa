"""Facts for child allowances at the days that decide: deadlines, closed days, ends of ages."""

from datetime import date, timedelta

from hypothesis import strategies as st

_CLOSE = st.dates(date(2024, 9, 1), date(2026, 3, 31))


@st.composite
def _claim(draw, event: str, claim: str) -> dict:
    """An event, a claim around the fifteenth day after it, and closed days around that."""
    happened = draw(_CLOSE)

    def after(days: int) -> str:
        return str(happened + timedelta(days=days))

    near = draw(st.lists(st.integers(13, 22), max_size=5, unique=True))
    claimed = after(draw(st.sampled_from([-1, 0, 1, *range(12, 24)])))
    return {event: str(happened), claim: claimed, "closed_dates": [after(days) for days in near]}


def _with(claims, **others):
    return st.builds(lambda facts, more: {**facts, **more}, claims, st.fixed_dictionaries(others))


payment_start_month = _with(
    _claim("event_date", "claim_date"),
    event_type=st.sampled_from(
        ["birth", "move_in", "leave_public_service", "leave_facility", "other"]
    ),
)
amount_change_month = _with(
    _claim("event_date", "claim_date"),
    change=st.sampled_from(["increase", "decrease"]),
    cause=st.sampled_from(["birth", "leave_facility", "other"]),
)
unavoidable_start_month = _with(
    _claim("unavoidable_to", "claim_date"), unavoidable_from=st.just("2024-08-15")
)
move_split_total = _with(
    _claim("planned_move_out", "claim_date"),
    monthly_amount=st.sampled_from([0, 10000, 25000]),
    period_from=st.sampled_from(["2024-10", "2025-06"]),
    period_to=st.sampled_from(["2025-05", "2025-06", "2026-03"]),
)


def _day(year: int, day: str) -> str:
    return str(date.fromisoformat(f"{year}-{day}"))


_BORN = st.one_of(
    st.builds(
        _day,
        st.integers(1998, 2024),
        st.sampled_from(["01-01", "02-28", "03-31", "04-01", "04-02", "10-01", "12-31"]),
    ),
    st.builds(_day, st.sampled_from([2004, 2008, 2020, 2024]), st.just("02-29")),
)
_MONTH = st.builds(
    "{}-{:02}".format, st.integers(2013, 2030), st.sampled_from([1, 2, 3, 4, 5, 6, 9, 10, 12])
) | st.sampled_from(["2022-05", "2022-06", "2024-09", "2024-10"])

_OLD_CHILD = st.builds(_day, st.integers(2002, 2012), st.sampled_from(["03-31", "04-01", "04-02"]))
_OLD_MONTH = st.builds("{}-{:02}".format, st.integers(2015, 2024), st.sampled_from([3, 4]))


def _paid(months, births, low: int):
    """Return facts of one month paid; `low` children at least."""
    counted = st.sampled_from([True, True, True, False])
    child = st.fixed_dictionaries({"birth_date": births, "counted": counted})
    band = st.sampled_from(["1", "1", "2", "3"])
    children = st.lists(child, min_size=low, max_size=5)
    return st.fixed_dictionaries({"month": months, "income_band": band, "children": children})


child_age_limits = st.fixed_dictionaries({"birth_date": _BORN})
monthly_amount = _paid(_MONTH, _BORN, 0) | _paid(_OLD_MONTH, _OLD_CHILD, 3)
facility_placement = st.fixed_dictionaries(
    {
        "birth_date": _BORN,
        "month": _MONTH,
        "placed_on": st.sampled_from(["2013-05-10", "2022-05-31", "2024-09-30"]),
        "released_on": st.sampled_from([None, "2025-04-01", "2027-12-31"]),
        "short_stay": st.sampled_from([False, False, True]),
    }
)
payment_schedule = st.fixed_dictionaries(
    {
        "month": _MONTH,
        "pay_day": st.integers(1, 31),
        "closed_dates": st.lists(_CLOSE.map(str), max_size=5),
    }
)
overpayment_offset = st.fixed_dictionaries(
    {
        "months": st.lists(
            st.fixed_dictionaries(
                {
                    "month": _MONTH,
                    "paid": st.sampled_from([0, 10000, 15000, 30000]),
                    "due": st.sampled_from([0, 10000, 15000, 30000]),
                }
            ),
            max_size=4,
        ),
        "continuing": st.booleans(),
        "next_payment_due": st.sampled_from([0, 20000, 60000]),
    }
)

_RARELY = st.sampled_from([False] * 9 + [True])
annual_review_required = st.fixed_dictionaries(
    {
        "review_year": st.integers(2020, 2026),
        "non_student_sibling": st.booleans(),
        "dv_other_municipality": _RARELY,
        "child_unregistered": _RARELY,
        "divorce_negotiation": _RARELY,
        "corporate_guardian": _RARELY,
        "facility_payee": _RARELY,
        "municipality_required": _RARELY,
    }
)

WIDER = {
    name.replace("_", "-"): strategy
    for name, strategy in list(globals().items())
    if isinstance(strategy, st.SearchStrategy) and not name.startswith("_")
}
"""Strategies by the key of the rule they feed."""
