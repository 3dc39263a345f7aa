"""Marks, deletions, the right to vote, viewing, petitions, the overseas roll."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.calendar import add_years
from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
ONE_DAY = timedelta(days=1)


@given(moved=DAYS, known=DAYS)
def test_who_moved_stays_four_months_and_is_never_deleted_before_it_is_known(
    judge: Judge, moved: date, known: date
) -> None:
    made = judge("mark-and-delete", event="move_out", event_date=moved, known_date=known)
    deleted = date.fromisoformat(str(made["delete_on"]))

    assert made["mark"] is True
    assert deleted >= known
    assert (deleted - moved).days >= 120
    assert known > moved or (deleted - moved).days <= 124


@given(happened=DAYS, later=st.integers(0, 400))
def test_losing_the_vote_never_deletes_and_a_death_never_waits(
    judge: Judge, happened: date, later: int
) -> None:
    known = happened + timedelta(days=later)
    days = {"event_date": happened, "known_date": known}

    assert judge("mark-and-delete", event="disenfranchised", **days)["delete_on"] is None
    assert judge("mark-and-delete", event="death", **days)["delete_on"] == known.isoformat()


@pytest.mark.parametrize(
    "event", ["death", "nationality_lost", "disenfranchised", "overseas_transfer"]
)
def test_but_for_a_move_nothing_is_known_before_it_has_happened(judge: Judge, event: str) -> None:
    days = {"event_date": "2025-05-02", "known_date": "2025-05-01"}

    with pytest.raises(OutOfScopeError, match="known_date"):
        judge("mark-and-delete", event=event, **days)
    assert judge("mark-and-delete", event="move_out", **days)["mark"] is True


def test_reasons_and_marks_are_those_of_the_event(judge: Judge) -> None:
    events = ("move_out_abroad", "overseas_transfer", "wrongly_registered", "move_inside")
    day = {"event_date": "2025-05-01", "known_date": "2025-05-07"}
    made = [judge("mark-and-delete", event=event, **day) for event in events]

    assert [each["mark_kind"] for each in made] == ["3", None, None, None]
    assert [each["delete_reason"] for each in made] == ["3", "4", "5", None]


def vote(judge: Judge, level: str, to: str, held: str = "2025-07-20", *, new: bool = False) -> Json:
    return judge(
        "vote-at-former-residence",
        election_level=level,
        move_out_date="2025-04-10",
        new_address=to,
        election_date=held,
        voted_elsewhere_registered=new,
    )["reason"]


def test_the_new_roll_is_named_before_time_and_place(judge: Judge) -> None:
    late = "2025-08-11"

    assert vote(judge, "municipal", "other_prefecture", late, new=True) == "registered_at_new"
    assert vote(judge, "municipal", "other_prefecture", late) == "deleted"
    assert vote(judge, "municipal", "other_prefecture", "2025-08-10") == "left_municipality"
    assert vote(judge, "national", "same_municipality", late) == "ok"
    for wrong in ({"held": "2025-04-09"}, {"new": True}):
        with pytest.raises(OutOfScopeError):
            vote(judge, "national", "same_municipality", **wrong)


@given(announced=DAYS, days=st.integers(2, 60))
def test_early_votes_are_taken_on_every_day_between_and_on_no_other(
    judge: Judge, announced: date, days: int
) -> None:
    held = announced + timedelta(days=days)
    made = judge("early-voting-period", announce_date=announced, election_date=held)

    assert made["days"] == days - 1
    assert made["early_from"] == (announced + ONE_DAY).isoformat()
    assert made["early_to"] == (held - ONE_DAY).isoformat()
    with pytest.raises(OutOfScopeError):
        judge("early-voting-period", announce_date=held, election_date=held + ONE_DAY)


@given(birth=st.dates(date(2005, 1, 1), date(2009, 12, 31)), voted=DAYS, days=st.integers(1, 15))
def test_who_may_vote_early_may_do_so_on_every_later_day(
    judge: Judge, birth: date, voted: date, days: int
) -> None:
    held = voted + timedelta(days=days + 1)
    order = ["ineligible", "absentee_vote", "early_vote"]
    first, second = (
        judge("early-vote-age-on-day", birth_date=birth, vote_date=day, election_date=held)
        for day in (voted, voted + ONE_DAY)
    )

    assert order.index(str(first["method"])) <= order.index(str(second["method"]))


VOTERS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.text("abc", min_size=1, max_size=3),
            "support_kind": st.sampled_from("0123"),
            "status": st.sampled_from("129"),
        }
    ),
    max_size=8,
)


@given(voters=VOTERS)
def test_nobody_protected_or_deleted_may_be_viewed_and_everybody_else_may(
    judge: Judge, voters: list[dict[str, str]]
) -> None:
    made = judge("viewing-excludes-dv", voters=voters)
    current = [voter for voter in voters if voter["status"] != "9"]
    open_ = [voter["id"] for voter in current if voter["support_kind"] not in "12"]

    assert made == {"visible_ids": open_, "excluded_count": len(current) - len(open_)}


def viewable(judge: Judge, day: str, purpose: str = "political", *objections: str) -> Json:
    return judge(
        "viewing-period",
        date=day,
        purpose=purpose,
        elections=[("2025-07-03", "2025-07-20")],
        objection_periods=[(one, one) for one in objections],
    )["viewable"]


def test_only_a_voter_who_confirms_may_view_during_an_election_and_only_for_an_objection(
    judge: Judge,
) -> None:
    days = ("2025-07-02", "2025-07-03", "2025-07-25", "2025-07-26")

    assert [viewable(judge, day) for day in days] == [True, False, False, True]
    assert viewable(judge, "2025-07-10", "confirm", "2025-07-10") is True
    assert viewable(judge, "2025-07-11", "confirm", "2025-07-10") is False
    assert viewable(judge, "2025-07-10", "research", "2025-07-10") is False


@given(total=st.integers(0, 3_000_000))
def test_one_more_voter_never_needs_fewer_signatures_nor_more_than_one_more(
    judge: Judge, total: int
) -> None:
    first, second = (
        judge("direct-petition-signatures", total_voters=n) for n in (total, total + 1)
    )

    for name in ("one_fiftieth", "one_third", "one_sixth"):
        assert 0 <= second[name] - first[name] <= 1
    assert 50 * first["one_fiftieth"] >= total
    assert first["one_third"] <= -(-total // 3)


def applied(judge: Judge, on: str, **changed: object) -> Json:
    facts: dict[str, object] = {
        "move_out_notified_date": "2025-08-01",
        "move_out_planned_date": "2025-08-20",
        "birth_date": "2007-08-02",
        "will_be_registered": True,
    }
    return judge("overseas-departure-application", application_date=on, **(facts | changed))[
        "reason"
    ]


def test_an_application_is_taken_from_the_notice_to_the_planned_day(judge: Judge) -> None:
    days = ("2025-07-31", "2025-08-01", "2025-08-20", "2025-08-21")

    assert [applied(judge, day) for day in days] == [
        "before_notification",
        "ok",
        "ok",
        "after_planned_date",
    ]
    young = {"birth_date": "2007-08-22", "will_be_registered": False}
    assert applied(judge, "2025-08-02", **young) == "under_18"


def test_who_is_not_born_yet_applies_for_nothing(judge: Judge) -> None:
    assert applied(judge, "2025-08-02", birth_date="2025-08-01") == "under_18"
    with pytest.raises(OutOfScopeError, match="on or after the birth"):
        applied(judge, "2025-08-02", birth_date="2025-08-03")


def test_who_comes_of_age_between_application_and_planned_day_is_out_of_scope(
    judge: Judge,
) -> None:
    assert applied(judge, "2025-08-20", birth_date="2007-08-21") == "ok"
    with pytest.raises(OutOfScopeError, match="birth_date"):
        applied(judge, "2025-08-19", birth_date="2007-08-21")


def returned(judge: Judge, **changed: object) -> Json:
    facts: dict[str, object] = {
        "address_fixed_date": "2025-04-01",
        "record_created_date": "2025-04-01",
        "marked_date": "2025-04-10",
        "left_again_date": "2025-08-01",
        "same_municipality": True,
        "moved_domestic": False,
    }
    return judge("overseas-roll-after-return", **(facts | changed))["delete_on"]


def test_only_a_departure_straight_from_the_same_municipality_in_time_keeps_the_entry(
    judge: Judge,
) -> None:
    assert returned(judge) is None
    assert returned(judge, left_again_date="2025-08-02") == "2025-08-02"
    assert returned(judge, moved_domestic=True) == "2025-08-02"
    assert returned(judge, same_municipality=False, marked_date="2025-09-01") == "2025-09-01"


@given(record=st.dates(date(2025, 4, 1), date(2025, 4, 10)))
def test_the_day_of_the_record_plays_no_part(judge: Judge, record: date) -> None:
    assert returned(judge, record_created_date=record, moved_domestic=True) == "2025-08-02"


@pytest.mark.parametrize(
    "changed",
    [
        {"record_created_date": "2025-03-31"},
        {"marked_date": "2025-03-31"},
        {"record_created_date": "2025-04-02", "left_again_date": "2025-04-01"},
    ],
)
def test_an_address_a_record_and_a_mark_or_a_departure_come_in_this_order(
    judge: Judge, changed: dict[str, str]
) -> None:
    with pytest.raises(OutOfScopeError, match=r"_date: expected a day on or after"):
        returned(judge, **changed)


def suspended(judge: Judge, crime: str, sentence: str, day: date, **changed: object) -> Json:
    facts: dict[str, object] = {
        "suspended": False,
        "final_date": "2022-11-01",
        "end_date": "2024-11-01",
        "registered": True,
    }
    made = judge(
        "voting-right-suspension",
        crime_kind=crime,
        sentence=sentence,
        date=day,
        **(facts | changed),
    )
    return made["action"]


@pytest.mark.parametrize(
    ("crime", "sentence", "extra", "last"),
    [
        ("ordinary", "imprisonment", {}, date(2024, 11, 1)),
        ("election", "fine", {}, date(2027, 11, 1)),
        ("election", "fine", {"suspended": True}, date(2024, 11, 1)),
        ("election", "imprisonment", {"suspended": True}, date(2024, 11, 1)),
        ("election", "imprisonment", {}, add_years(date(2024, 11, 1), 5)),
    ],
)
def test_the_vote_is_lost_between_the_days_that_bound_the_time(
    judge: Judge, crime: str, sentence: str, extra: dict[str, object], last: date
) -> None:
    around = (date(2022, 10, 31), date(2022, 11, 2), last - ONE_DAY, last + ONE_DAY)

    actions = [suspended(judge, crime, sentence, day, **extra) for day in around]
    assert actions == ["none", "mark", "mark", "none"]
    for bound in (date(2022, 11, 1), last):
        with pytest.raises(OutOfScopeError, match="bounds the time"):
            suspended(judge, crime, sentence, bound, **extra)


@given(holder=st.sampled_from(["disability_card", "war_injury_card"]), grade=st.integers(0, 8))
def test_other_parts_of_the_body_never_qualify(judge: Judge, holder: str, grade: int) -> None:
    for part in ("other", None):
        made = judge("postal-vote-eligibility", holder=holder, part=part, grade=grade)
        assert made["eligible"] is False


def test_the_grades_that_qualify_are_those_of_the_order(judge: Judge) -> None:
    def grades(holder: str, part: str | None) -> list[int]:
        return [
            n
            for n in range(8)
            if judge("postal-vote-eligibility", holder=holder, part=part, grade=n)["eligible"]
        ]

    assert grades("disability_card", "internal") == [1, 3]
    assert grades("war_injury_card", "lower_limb_trunk") == [0, 1, 2]
    assert grades("war_injury_card", "internal") == [0, 1, 2, 3]
    assert grades("care_insurance", None) == [5]
    with pytest.raises(OutOfScopeError, match="expected internal"):
        grades("war_injury_card", "immune_liver")
