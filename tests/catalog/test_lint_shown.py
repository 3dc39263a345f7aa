"""What a rule says of where its outcome is shown resolves."""

import pytest

from conformance.catalog.lint_shown import shown_problems
from conformance.catalog.load import domains, load
from conformance.catalog.shown_by import shown_by

SPEC = load("child_allowance")
RULE = SPEC.rules["payment-start-month"]


def problems(**changes):
    way = RULE.shown[0].model_copy(update=changes)
    return {name for name, _, _ in shown_problems(SPEC, RULE.model_copy(update={"shown": (way,)}))}


def step(number, **changes):
    steps = list(RULE.shown[0].steps)
    steps[number] = steps[number].model_copy(update=changes)
    return problems(steps=tuple(steps))


def test_the_catalogue_is_sound():
    assert all(
        not list(shown_problems(load(d), r)) for d in domains() for r in load(d).rules.values()
    )


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (lambda: problems(group="nobody"), "shown.group"),
        (lambda: problems(where={"atena_number": "nobody"}), "shown.where"),
        (lambda: problems(outputs={"nothing": "start_month"}), "shown.outputs"),
        (lambda: problems(outputs={"start_month": "nothing"}), "shown.outputs"),
        (lambda: problems(given={"nothing": 1}), "shown.given"),
        (lambda: step(0, function="nobody"), "shown.steps.function"),
        (lambda: step(0, facts={"nothing": "event_date"}), "shown.steps"),
        (lambda: step(0, facts={"event_date": "nothing"}), "shown.steps.facts"),
        (lambda: step(0, codes={"event_type": {"birth": "77"}}), "shown.steps.codes"),
        (lambda: step(1, same={"payee_atena": "nothing"}), "shown.steps.same"),
    ],
)
def test_what_does_not_resolve_is_named(found, wrong):
    assert wrong in found()


def test_an_item_that_follows_from_its_row_is_shown_by_what_adds_the_row():
    found = shown_by(load("public_assistance"), "refund-amount")
    assert {one.steps[0].function for one in found} == {"refund-63", "collect-78"}
    assert all(one.outputs == {"amount": "decided_amount"} for one in found)
    assert all(set(one.steps[0].facts.values()) >= {"aid_paid", "resource"} for one in found)


def test_of_two_facts_that_one_item_tells_the_second_is_left_open():
    (found,) = shown_by(load("public_assistance"), "decision-deadline")
    assert found.steps[0].facts == {"applied_on": "application_date"}
