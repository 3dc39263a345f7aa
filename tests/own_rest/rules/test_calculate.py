import pytest

from own_rest.rules import BadInput, OutOfScope, calculate
from own_rest.rules.test_examples import EXAMPLES

START = {
    "event_type": "birth",
    "event_date": "2025-04-30",
    "claim_date": "2025-05-15",
    "closed_dates": [],
}


def _start(**changed):
    return calculate("child_allowance", "payment-start-month", {**START, **changed})


@pytest.mark.parametrize("item", START)
def test_an_input_without_value_is_missing(item):
    for given in ({**START, item: None}, {k: v for k, v in START.items() if k != item}):
        with pytest.raises(BadInput) as refused:
            calculate("child_allowance", "payment-start-month", given)
        assert (refused.value.code, refused.value.item) == ("E0001", item)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("event_date", "2025-02-29"),
        ("event_date", "2025-4-1"),
        ("event_date", "20250401"),
        ("claim_date", 20250401),
        ("closed_dates", "2025-05-01"),
        ("closed_dates", ["2025-13-01"]),
        ("event_type", True),
    ],
)
def test_an_ill_formed_input_is_refused_by_name(item, found):
    with pytest.raises(BadInput) as refused:
        _start(**{item: found})
    assert (refused.value.code, refused.value.item) == ("E0002", item)


def test_a_code_outside_its_list_is_refused_by_name():
    with pytest.raises(BadInput) as refused:
        _start(event_type="holiday")
    assert (refused.value.code, refused.value.item) == ("C0422", "event_type")


def test_a_flag_is_no_number_and_a_number_no_flag():
    placement = {"birth_date": "2023-01-15", "month": "2025-06", "placed_on": "2025-05-10"}
    with pytest.raises(BadInput, match="short_stay"):
        calculate("child_allowance", "facility-placement", {**placement, "short_stay": 0})
    with pytest.raises(BadInput, match="pay_day"):
        calculate(
            "child_allowance",
            "payment-schedule",
            {"month": "2025-04", "pay_day": True, "closed_dates": []},
        )


def test_facts_that_a_rule_does_not_decide_are_out_of_scope():
    given = {"claim_date": "2024-09-30", "eligible_on_reform": True}
    with pytest.raises(OutOfScope):
        calculate("child_allowance", "reform-claim-start", given)


def test_a_setting_of_the_municipality_fills_what_is_not_given_and_nothing_else():
    serial = {"serial": "000006"}
    rule = ("resident_register", "atena-number-check-digit")

    assert calculate(*rule, serial, {"remainder_one": "skip"})["number"] is None
    assert calculate(*rule, {**serial, "remainder_one": "zero"}, {"remainder_one": "skip"})[
        "number"
    ]
    with pytest.raises(BadInput, match="serial"):
        calculate(*rule, {"remainder_one": "zero"}, serial)


def test_a_rule_the_vendor_does_not_have_is_unknown():
    with pytest.raises(LookupError):
        calculate("child_allowance", "calendar-date-check", {})


@pytest.mark.parametrize(("domain", "key", "example"), EXAMPLES[::7])
def test_nothing_given_is_refused_for_want_of_an_input(domain, key, example):
    assert example["given"]
    with pytest.raises(BadInput) as refused:
        calculate(domain, key, {})
    assert refused.value.code == "E0001"
