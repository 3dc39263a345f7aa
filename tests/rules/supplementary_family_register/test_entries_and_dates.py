from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError

BOOKS, RESIDENTS = "supplementary_family_register", "resident_register"
ROWS = st.lists(
    st.tuples(st.sampled_from(["A市", "B市", None]), st.booleans()), min_size=2, max_size=6
)


def got(rule: str, facts: dict[str, object], domain: str = BOOKS) -> dict[str, object]:
    return dict(derive(load(domain), rule, facts).as_json())


def cancelled(rows: list[tuple[str | None, bool]], no: int) -> dict[str, object]:
    history = [{"no": n, "address": a, "overseas": o} for n, (a, o) in enumerate(rows, 1)]
    return got("entry-cancellation", {"history": history, "cancel_no": no})


@given(ROWS)
def test_a_cancellation_adds_an_entry_like_the_one_before(
    rows: list[tuple[str | None, bool]],
) -> None:
    address, overseas = rows[-2]

    assert cancelled(rows, len(rows)) == {
        "new_no": len(rows) + 1,
        "address": address,
        "overseas": overseas,
        "row_count": len(rows) + 1,
    }


def test_the_first_entry_and_one_that_is_not_the_latest_cannot_be_cancelled() -> None:
    with pytest.raises(OutOfScopeError, match="a row before no 1"):
        cancelled([("A市", False)], 1)
    with pytest.raises(OutOfScopeError, match="expected the latest no"):
        cancelled([("A市", False), ("B市", False)], 1)


@pytest.mark.parametrize(
    ("query", "stored"),
    [("ハマサキ", "ハマザキ ケン"), ("ジエ", "ヤマダ チエ"), ("コウノ", "コオノ ケン")],
)
def test_both_registers_search_readings_alike(query: str, stored: str) -> None:
    facts: dict[str, object] = {"query": query, "stored": stored, "mode": "partial"}
    facts["target"] = "full"

    assert got("kana-fuzzy-search", facts) == got("kana-fuzzy-search", facts, RESIDENTS)


@given(st.dates(date(1873, 1, 1), date(2100, 1, 1)))
def test_a_date_is_shown_as_for_a_japanese_resident(day: date) -> None:
    facts: dict[str, object] = {"date": day.isoformat(), "recorded_era": None}
    resident = {**facts, "resident_type": "japanese", "item": "birth_date"}
    there = got("date-display-calendar", resident, RESIDENTS)

    assert {"calendar": "era", **got("era-display", facts)} == there


def test_dates_of_the_old_calendar_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="1873-01-01"):
        got("era-display", {"date": "1872-12-31", "recorded_era": None})


@pytest.mark.parametrize(("approved", "shown"), [(False, "前"), (True, "後")])
def test_a_provisional_address_is_on_copies_only_once_approved(
    *, approved: bool, shown: str
) -> None:
    facts: dict[str, object] = {"current": "前", "pending": "後", "approved": approved}

    found = got("provisional-registration-visibility", facts)

    assert found == {"certificate": shown, "linked": shown, "history_added": approved}
