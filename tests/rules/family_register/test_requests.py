from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.family_register import certificate_fee as fee_rule
from conformance.rules.family_register import disclosure_and_support as show_rule
from conformance.rules.family_register import identity_notice as told_rule
from conformance.rules.family_register import non_acceptance_check as refuse_rule
from conformance.rules.family_register import resident_register_notice as notice_rule
from conformance.rules.family_register import wide_area_eligibility as wide_rule

FEES = Parameters((ParameterPeriod(None, None, {"koseki_certificate": 450, "e_code": 400}),))
STARTED = Parameters((ParameterPeriod(date(2024, 3, 1), None, {"started": True}),))
FLAGS = st.booleans()
COUNTS = st.lists(st.integers(0, 20), max_size=5)


def fee(*counts: int, free: bool = False) -> int:
    items = tuple(
        fee_rule.CertificateItem("e_code" if free else "koseki_certificate", n, free)
        for n in counts
    )
    return fee_rule.certificate_fee(fee_rule.Given(items), FEES, Why()).total


@given(one=COUNTS, other=COUNTS)
def test_fees_of_two_requests_add_up(one: list[int], other: list[int]) -> None:
    assert fee(*one, *other) == fee(*one) + fee(*other)
    assert fee(*one) == 450 * sum(one)
    assert fee(*one, free=True) == 0


def test_a_free_certificate_and_a_negative_count_are_out_of_scope() -> None:
    free = fee_rule.Given((fee_rule.CertificateItem("koseki_certificate", 1, free=True),))
    with pytest.raises(OutOfScopeError):
        fee_rule.certificate_fee(free, FEES, Why())
    with pytest.raises(OutOfScopeError):
        fee(-1)


GOOD = wide_rule.Given(
    requested_on=date(2024, 3, 1),
    relation="spouse",
    channel="window",
    by_agent=False,
    kind="reformed_full",
    computerized=True,
    photo_id=True,
)
WRONG: dict[str, Callable[[wide_rule.Given], wide_rule.Given]] = {
    "not_started": lambda asked: replace(asked, requested_on=date(2024, 2, 29)),
    "relation": lambda asked: replace(asked, relation="sibling"),
    "channel": lambda asked: replace(asked, channel="mail"),
    "agent": lambda asked: replace(asked, by_agent=True),
    "kind": lambda asked: replace(asked, kind="koseki_items"),
    "not_computerized": lambda asked: replace(asked, computerized=False),
    "photo_id": lambda asked: replace(asked, photo_id=False),
}


@given(missing=st.sets(st.sampled_from(sorted(WRONG))))
def test_exactly_the_conditions_not_met_are_named_in_their_order(missing: set[str]) -> None:
    asked = GOOD
    for reason in missing:
        asked = WRONG[reason](asked)
    made = wide_rule.wide_area_eligibility(asked, STARTED, Why())

    assert made.reasons == tuple(reason for reason in WRONG if reason in missing)
    assert made.acceptable is (not missing)


@given(handling=st.sampled_from(["stop", "mask"]), interest=FLAGS, reason=FLAGS, released=FLAGS)
def test_a_protected_address_never_leaves_without_a_release(
    handling: str, *, interest: bool, reason: bool, released: bool
) -> None:
    given = show_rule.Given(
        "filing_info",
        "self",
        interested_party=interest,
        special_reason=reason,
        protected=True,
        released=released,
        handling=handling,  # type: ignore[arg-type]  # literal by strategy
    )
    made = show_rule.disclosure_and_support(given, Parameters(), Why()).result

    assert (made == "issue") is (interest and reason and released)
    assert (made == "refuse") is not (interest and reason)


def test_a_certificate_holds_no_address_and_others_are_examined() -> None:
    given = show_rule.Given(
        "koseki_certificate",
        "third_party",
        interested_party=False,
        special_reason=False,
        protected=True,
        released=False,
        handling="mask",
    )

    asked = show_rule.disclosure_and_support(given, Parameters(), Why())
    family = show_rule.disclosure_and_support(
        replace(given, requester="spouse"), Parameters(), Why()
    )
    assert (asked.result, family.result) == ("examine_reason", "issue")


NOON = datetime(2025, 6, 1, 12, 0)
REQUEST = refuse_rule.Given(
    filing_kind="adoption",
    by_court=False,
    requested_at=NOON,
    withdrawn_at=None,
    filed_at=NOON,
    applicant_appeared=False,
)


def rejected(facts: refuse_rule.Given) -> bool:
    made = refuse_rule.non_acceptance_check(facts, Parameters(), Why())
    assert made.notify_applicant is (made.result == "reject")
    return made.result == "reject"


@given(minutes=st.integers(-3, 3))
def test_a_request_holds_from_its_moment_until_the_moment_of_its_withdrawal(minutes: int) -> None:
    moment = NOON + timedelta(minutes=minutes)

    assert rejected(replace(REQUEST, requested_at=moment)) is (minutes <= 0)
    early = replace(REQUEST, requested_at=NOON - timedelta(days=1))
    assert rejected(replace(early, withdrawn_at=moment)) is (minutes > 0)


def test_a_withdrawal_before_the_request_withdraws_an_earlier_one() -> None:
    before = REQUEST.filed_at - timedelta(days=2)
    asked = replace(REQUEST, requested_at=before + timedelta(days=1))

    assert rejected(asked)
    for facts in (
        replace(asked, withdrawn_at=before),
        replace(REQUEST, requested_at=None, withdrawn_at=before),
    ):
        with pytest.raises(OutOfScopeError, match="withdrawn_at"):
            rejected(facts)


def test_without_a_request_or_in_another_kind_of_filing_nothing_is_refused() -> None:
    assert not rejected(replace(REQUEST, requested_at=None))
    assert not rejected(replace(REQUEST, filing_kind="birth"))
    assert not rejected(replace(REQUEST, by_court=True))
    assert not rejected(replace(REQUEST, applicant_appeared=True))


@given(seen=st.lists(FLAGS, max_size=4), court=FLAGS)
def test_whoever_was_not_seen_is_told_unless_a_court_decided(
    seen: list[bool], *, court: bool
) -> None:
    filers = tuple(told_rule.Filer(str(n), came) for n, came in enumerate(seen))
    made = told_rule.identity_notice(
        told_rule.Given("acknowledgment", court, filers), Parameters(), Why()
    )

    assert made.notify_to == tuple(each.name for each in filers if not each.confirmed and not court)


@given(event=st.sampled_from(["birth", "furigana", "non_acceptance"]), same=FLAGS, known=FLAGS)
def test_only_a_registered_resident_s_entry_is_told(event: str, *, same: bool, known: bool) -> None:
    given = notice_rule.Given(event, "131016", "131016" if same else "271004", known)
    made = notice_rule.resident_register_notice(given, Parameters(), Why())

    assert made.notify is (known and event != "non_acceptance")
    assert made.channel == ("none" if not made.notify else "internal" if same else "notice_9_2")


def test_a_registered_resident_without_residence_is_out_of_scope() -> None:
    given = notice_rule.Given("death", None, "131016", resident_registered=True)
    with pytest.raises(OutOfScopeError):
        notice_rule.resident_register_notice(given, Parameters(), Why())
