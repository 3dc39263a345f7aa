"""One defect is reported once, under the case that shows it best."""

import importlib.util
from pathlib import Path

from conformance.results.fold import defects
from conformance.results.model import StepModel
from conformance.values.words import Bilingual

_spec = importlib.util.spec_from_file_location(
    "results_conftest", Path(__file__).with_name("conftest.py")
)
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)


def _fail(case_id: str, cause: str):
    return made.case("x", "fail", finding=made.finding(cause)).model_copy(
        update={"id": case_id, "requirement": "/".join(case_id.split("/")[:3])}
    )


def test_failures_of_one_cause_are_one_defect_under_the_rule_itself():
    cause = "child_allowance/rule/monthly-amount"
    found = defects(
        [
            _fail("child_allowance/function/decide/derives-amount", cause),
            _fail("child_allowance/rule/monthly-amount/generated-facts", cause),
            _fail("child_allowance/rule/monthly-amount/worked-examples", cause),
        ]
    )
    assert len(found) == 1
    assert found[0].root == "child_allowance/rule/monthly-amount/worked-examples"
    assert len(found[0].consequences) == 2


def test_different_causes_are_different_defects():
    found = defects([_fail("d/rule/a/x", "d/rule/a"), _fail("d/rule/b/x", "d/rule/b")])
    assert [d.root for d in found] == ["d/rule/a/x", "d/rule/b/x"]


def test_passes_are_no_defects():
    assert defects([made.case("a/x")]) == ()


def test_a_defect_that_shows_its_derivation_stands_before_a_bare_refusal_of_its_domain():
    refused = _fail("d/function/a/x", "d/function/a")
    derived = _fail("d/rule/b/x", "d/rule/b")
    steps = made.finding("d/rule/b").model_copy(
        update={"steps": (StepModel(text=Bilingual(ja="算出", en="derived")),)}
    )
    derived = derived.model_copy(update={"finding": steps})
    other = _fail("c/function/z/x", "c/function/z")
    roots = [one.root for one in defects([refused, derived, other])]
    assert roots == [other.id, derived.id, refused.id]
