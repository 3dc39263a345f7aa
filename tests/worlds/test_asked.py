"""Which questions are put: of no list that is never empty in the law, of nothing beyond limits."""

from __future__ import annotations

from types import SimpleNamespace

from conformance.catalog.load import load
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.profile import ApiSurface, Surfaces
from conformance.surfaces.question_limits import Limit
from conformance.worlds.asked import beyond, is_filled

SPEC = load("child_allowance")


def test_a_payee_without_a_child_is_not_asked_about():
    example = SPEC.rules["monthly-amount"].examples[0].given

    assert is_filled(SPEC, "monthly-amount", example)
    assert not is_filled(SPEC, "monthly-amount", {**example, "children": []})


def test_a_list_that_is_empty_in_an_example_may_be():
    rule = next(
        rule
        for rule in SPEC.rules.values()
        if any([] in example.given.values() for example in rule.examples)
    )
    example = next(e.given for e in rule.examples if [] in e.given.values())

    assert is_filled(SPEC, rule.key, example)


def test_what_lies_before_a_limit_is_told_by_its_input():
    month = Limit.model_validate({"from": "2024-10"})
    capable = Capabilities(limits={"child_allowance/monthly-amount": {"month": month}})
    surfaces = Surfaces(api=ApiSurface(capabilities=capable))
    profile = SimpleNamespace(surfaces=surfaces)
    asked = ("child_allowance", "monthly-amount")

    assert beyond(profile, *asked, {"month": "2024-09"}) == "month"
    assert beyond(profile, *asked, {"month": "2024-10"}) is None
    assert beyond(profile, "child_allowance", "another", {"month": "2012-01"}) is None
