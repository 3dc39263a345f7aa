from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why, registered
from conformance.rules.provisional_registration import Given as Provisional
from conformance.rules.resident_register import (
    authenticator_by_date,
    certificate_around_move_out,
    furigana_on_certificate,
    issue_number_format,
    move_out_erasure_date,
    provisional_registration_visibility,
    wide_area_copy,
)

NONE = Parameters()
FURIGANA = Parameters((ParameterPeriod(date(2025, 5, 26), None, {"koseki_reading_only": True}),))
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def around(*facts: date | None) -> certificate_around_move_out.Output:
    found = certificate_around_move_out.Given(*facts)  # type: ignore[arg-type]  # issue day first
    return certificate_around_move_out.certificate_around_move_out(found, NONE, Why())


@given(issued=DAYS, planned=DAYS, notified=st.none() | DAYS)
def test_the_record_is_live_exactly_until_the_day_before_its_erasure(
    issued: date, planned: date, notified: date | None
) -> None:
    erased = move_out_erasure_date.move_out_erasure_date(
        move_out_erasure_date.Given(planned, notified), NONE, Why()
    )

    made = around(issued, planned, notified)

    assert (made.record == "live") == (issued < erased.erased_on)
    assert made.move_out_entries == (made.record == "removed")


def test_a_notice_of_moving_in_without_a_notification_of_moving_out_leaves_the_record_live() -> (
    None
):
    assert around(date(2025, 4, 10), None, date(2025, 4, 1)).record == "live"


def numbers(first_seq: int, copies: int, pages: int) -> tuple[str, ...]:
    facts = issue_number_format.Given(
        date(2025, 1, 2), "見本市", "本庁1", "P1", first_seq, copies, pages
    )
    return issue_number_format.issue_number_format(facts, NONE, Why()).issue_numbers


@given(st.integers(0, 2000), st.integers(1, 8), st.integers(1, 8))
def test_every_page_has_its_own_number_and_each_copy_its_own_serial(
    first: int, copies: int, pages: int
) -> None:
    made = numbers(first, copies, pages)

    assert len(set(made)) == copies * pages
    assert list(dict.fromkeys(int(each.split(" ")[4]) for each in made)) == list(
        range(first, first + copies)
    )


def test_a_serial_number_grows_beyond_three_digits() -> None:
    assert [each.split(" ")[4] for each in numbers(999, 2, 1)] == ["999", "1000"]


def test_pages_are_numbered_by_copy_and_then_by_page() -> None:
    assert [each[-7:] for each in numbers(7, 2, 2)] == ["007 1/2", "007 2/2", "008 1/2", "008 2/2"]


@pytest.mark.parametrize(("seq", "copies", "pages"), [(-1, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_a_certificate_without_copy_or_page_has_no_number(
    seq: int, copies: int, pages: int
) -> None:
    with pytest.raises(OutOfScopeError, match="or more"):
        numbers(seq, copies, pages)


MAYOR = authenticator_by_date.Mayor("見本市長", "見本 太郎")


def deputy(name: str, start: str, end: str | None) -> dict[str, str | None]:
    return {"title": "職務代理者", "name": name, "from": start, "to": end}


def authenticator(day: str, *deputies: dict[str, str | None], mayor: str = "見本 太郎") -> object:
    facts = {
        "issued_on": day,
        "mayor": {"title": "見本市長", "name": mayor},
        "deputies": list(deputies),
    }
    made = registered()["resident_register", "authenticator-by-date"].derive(facts, NONE)
    return made.as_json()["name"]


def test_a_deputy_without_end_acts_from_the_first_day_on() -> None:
    open_end = deputy("代理 花子", "2025-04-10", None)

    assert authenticator("2025-04-09", open_end) == "見本 太郎"
    assert authenticator("2025-04-10", open_end) == "代理 花子"
    assert authenticator("2099-12-31", open_end) == "代理 花子"


def test_a_gap_between_two_deputies_falls_back_to_the_mayor() -> None:
    first = deputy("代理 花子", "2025-04-01", "2025-04-10")
    second = deputy("代理 次郎", "2025-04-12", "2025-04-20")

    assert authenticator("2025-04-11", second, first) == "見本 太郎"
    assert authenticator("2025-04-12", second, first) == "代理 次郎"


def test_two_deputies_on_one_day_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected one at most"):
        authenticator(
            "2025-04-10", deputy("甲", "2025-04-01", None), deputy("乙", "2025-04-10", None)
        )


def test_a_vacant_office_is_never_printed_as_a_blank_name() -> None:
    acting = deputy("代理 花子", "2025-04-10", None)

    assert authenticator("2025-04-10", acting, mayor="") == "代理 花子"
    with pytest.raises(OutOfScopeError, match="blank"):
        authenticator("2025-04-09", acting, mayor="　")


def furigana(issued: date, surname: str | None, name: str | None) -> furigana_on_certificate.Output:
    facts = furigana_on_certificate.Given("japanese", issued, surname, name, "ヤマダ ハナコ")
    return furigana_on_certificate.furigana_on_certificate(facts, FURIGANA, Why())


def test_a_reading_is_judged_from_the_day_it_became_an_item_of_the_record() -> None:
    assert furigana(date(2025, 5, 26), "ヤマダ", None) == furigana_on_certificate.Output(
        judged=True, surname="ヤマダ", given=None
    )
    with pytest.raises(OutOfScopeError, match="2025-05-25"):
        furigana(date(2025, 5, 25), "ヤマダ", None)


def test_an_empty_reading_is_as_blank_as_none() -> None:
    made = furigana(date(2025, 7, 1), "", "")

    assert (made.surname, made.given) == (None, None)


def test_a_foreign_resident_is_not_judged_even_with_readings() -> None:
    facts = furigana_on_certificate.Given("foreign", date(2025, 7, 1), "ヤマダ", "ハナコ")

    made = furigana_on_certificate.furigana_on_certificate(facts, FURIGANA, Why())

    assert (made.judged, made.surname, made.given) == (False, None, None)


@given(current=st.text(), pending=st.none() | st.text(), approved=st.booleans())
def test_certificates_and_links_never_differ_and_change_only_with_the_history(
    current: str, pending: str | None, approved: bool
) -> None:
    facts = Provisional(current, pending, approved)

    made = provisional_registration_visibility.provisional_registration_visibility(
        facts, NONE, Why()
    )

    assert made.certificate == made.linked == (pending if made.history_added else current)
    assert made.history_added == (approved and pending is not None)


Requester = Literal["self", "same_household", "agent", "third_party", "public_body"]
ITEMS = ["honseki_and_head", "resident_code", "my_number", "head_and_relationship"]


@given(
    requester=st.sampled_from(["self", "same_household", "agent", "third_party", "public_body"]),
    photo=st.booleans(),
    record=st.sampled_from(["live", "removed"]),
    requested=st.lists(st.sampled_from(ITEMS)),
)
def test_a_wide_area_copy_shows_asked_items_once_and_never_the_domicile(
    requester: Requester, photo: bool, record: Literal["live", "removed"], requested: list[str]
) -> None:
    facts = wide_area_copy.Given(requester, photo, record, tuple(requested))

    made = wide_area_copy.wide_area_copy(facts, NONE, Why())

    foreign = wide_area_copy.wide_area_copy(replace(facts, resident_type="foreign"), NONE, Why())
    assert foreign == made
    wanted = ("head_and_relationship", "my_number", "resident_code")
    assert made.acceptable == (
        requester in {"self", "same_household"} and photo and record == "live"
    )
    assert made.printed == tuple(i for i in wanted if made.acceptable and i in requested)


@given(requested=st.permutations([*ITEMS, "card_number", "nationality", "alias_history"]))
def test_a_foreign_residents_items_are_shown_elsewhere_but_not_the_aliases(
    requested: list[str],
) -> None:
    facts = wide_area_copy.Given("self", True, "live", tuple(requested), "foreign")  # noqa: FBT003

    made = wide_area_copy.wide_area_copy(facts, NONE, Why()).printed
    assert made[3:] == ("nationality", "card_number")
    at_home = wide_area_copy.wide_area_copy(replace(facts, resident_type="japanese"), NONE, Why())
    assert at_home.printed == made[:3]


def test_the_last_day_of_a_deputy_is_included() -> None:
    day = date(2025, 4, 20)
    acting = authenticator_by_date.Deputy("職務代理者", "代理 花子", date(2025, 4, 10), day)

    facts = authenticator_by_date.Given(day, MAYOR, (acting,))
    after = authenticator_by_date.Given(day + timedelta(days=1), MAYOR, (acting,))

    assert authenticator_by_date.authenticator_by_date(facts, NONE, Why()).name == "代理 花子"
    assert authenticator_by_date.authenticator_by_date(after, NONE, Why()).name == MAYOR.name
