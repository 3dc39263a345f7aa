"""Wrong requests near a row are refused, for every kind of function and every form."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.checks.property.measures import DrawnMeasure
from conformance.checks.property.protected import ProtectionStory, laws_of, stand
from conformance.checks.property.wrong import nobody, wrong_requests
from conformance.reference.behaviour import correct
from conformance.worlds.in_part import InPart
from tests.checks.property.tried import case_of
from tests.packages.served import session

CHILD = "child_allowance/invariant/dv-address-never-leaks"


@pytest.fixture(scope="module")
def standing():
    with session(correct, "child_allowance") as opened:
        trial = opened.trial(case_of(CHILD, "no-trace-refusals"))
        one = laws_of(trial)[0]
        story = ProtectionStory(
            trial.day, DrawnMeasure({}, (0, None)), "long", ("payees",), "clerk"
        )
        yield stand(trial, one, story, "payees")


def test_most_requests_are_refused_and_each_refusal_is_read(standing) -> None:
    forms = load("child_allowance").invariants["dv-address-never-leaks"].checks[0].forms
    before = standing.watcher.heard
    refused = list(wrong_requests(standing, forms, "clerk", InPart(standing.trial)))
    assert sum(refused) > len(refused) / 2
    assert standing.watcher.heard - before == sum(refused)


def test_a_form_about_another_group_is_not_asked_for(standing) -> None:
    without = len(list(wrong_requests(standing, (), "clerk", InPart(standing.trial))))
    other = load("resident_register").forms
    assert other  # forms are named by the law; those of other rows are passed by
    assert (
        len(
            list(
                wrong_requests(standing, ("certification-notice",), "clerk", InPart(standing.trial))
            )
        )
        == without + 2
    )


def test_nobody_is_not_the_person(standing) -> None:
    assert nobody(standing) != standing.key
    trial = standing.trial
    assert trial.interface.query("child_allowance", "payees", nobody(standing)) == ()
    assert len(trial.interface.query("child_allowance", "payees", standing.key)) == 1
