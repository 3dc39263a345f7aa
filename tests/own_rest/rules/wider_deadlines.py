"""Facts for rules of the resident register that turn on a day some days or months away."""

from datetime import date, timedelta

from hypothesis import strategies as st

_ANY = st.dates(date(2024, 5, 1), date(2026, 3, 31))
_NONE = st.none()


def _about(day: date, *distances: int):
    """Return days about the distances from a day, each missed or met by a day."""
    days = [day + timedelta(days=distance + miss) for distance in distances for miss in (-1, 0, 1)]
    return st.sampled_from(days).map(str)


@st.composite
def _card(draw) -> dict:
    """A move within or out of Japan, with the days of its deadlines."""
    planned = draw(_ANY | st.just(date(2024, 7, 1)))
    moved = draw(_NONE | _about(planned, 0, 16))
    filed = draw(_NONE | _about(date.fromisoformat(moved or str(planned)), 14, 30))
    start = date.fromisoformat(filed or str(planned))
    abroad = st.sampled_from(["2024-05-26", "2024-05-27"]) | _about(planned, 0)
    return {
        "resident_type": draw(st.sampled_from(["japanese", "japanese", "foreign"])),
        "destination": draw(st.sampled_from(["domestic", "overseas"])),
        "planned_on": str(planned),
        "moved_in_on": moved,
        "move_in_filed_on": filed,
        "continued_on": draw(_NONE | abroad | _about(start, 90)),
        "as_of": draw(_about(planned, 0, 30) | _about(start, 0, 14, 90, 200)),
    }


@st.composite
def _support(draw) -> dict:
    """A measure as it may be stored, looked at about its turns."""
    ends = draw(_ANY | st.sampled_from([date(2025, 3, 31), date(2024, 7, 30)]))
    starts = ends - timedelta(days=364)
    turns = _about(ends, -31, -30, -28, 0) | _about(starts, -20, 0)
    return {
        "provisional_from": draw(_NONE | _about(starts, -20)),
        "starts_on": draw(_NONE | st.just(str(starts))),
        "ends_on": str(ends),
        "terminated_on": draw(_NONE | _NONE | turns),
        "as_of": draw(turns),
    }


@st.composite
def _residence(draw) -> dict:
    """A period of stay about its end and the end of the two months after it."""
    ends = draw(_ANY | st.sampled_from([date(2025, 6, 30), date(2025, 12, 30), date(2025, 12, 31)]))
    return {
        "expires_on": str(ends),
        "renewal_filed_before_expiry": draw(st.booleans()),
        "decided_on": draw(_NONE | _about(ends, -10, 0, 20, 61)),
        "immigration_notice_received": draw(st.booleans()),
        "as_of": draw(_about(ends, 0, 20, 59, 61)),
    }


card_on_move = _card()
support_state_and_block = _support()
residence_period_expiry = _residence()
support_extension = _support().map(
    lambda facts: {"ends_on": facts["ends_on"], "requested_on": facts["as_of"]}
)

WIDER = {
    name.replace("_", "-"): strategy
    for name, strategy in list(globals().items())
    if isinstance(strategy, st.SearchStrategy) and not name.startswith("_")
}
"""Strategies by the key of the rule they feed."""
