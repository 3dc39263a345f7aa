"""What a mapping makes of answers stands in the verdict line, and must fit the cases."""

from __future__ import annotations

import samples

from conformance.report.facts import facts
from conformance.results.computed import ComputedModel, computed_said, judged_on
from conformance.results.consistent import disagreements

ONE = ComputedModel(
    place="a.rows", line=3, item="ryo", expression="plus(ryo, `100`)", made="computes"
)


def _cases(*verdicts: str) -> tuple[samples.m.CaseModel, ...]:
    made = (samples.case(f"a/function/{v}/x", v) for v in verdicts)
    return tuple(case.model_copy(update={"computed": ("a.rows",)}) for case in made)


def test_only_judged_cases_count() -> None:
    cases = _cases("pass", "untested", "not_declared")
    assert judged_on(cases) == judged_on(cases, "a.rows") == 1
    assert judged_on(cases, "b.rows") == 0
    assert computed_said((ONE,), _cases("untested")) is None


def test_heads_list_the_entries_and_of_many_the_first() -> None:
    many = tuple(ONE.model_copy(update={"place": f"a[{n}]"}) for n in range(23))
    result = samples.result(_cases("pass")).model_copy(update={"computed": (ONE, *many)})
    told = [said.en for label, said in facts(result) if label.en == "made of answers"]
    assert told[0] == "computes a.rows (3) ryo: plus(ryo, `100`) (1 cases)"
    assert len(told) == 21
    assert told[-1].startswith("4 more")


def test_a_case_that_rests_on_what_the_result_does_not_name_is_found_out() -> None:
    result = samples.result(_cases("pass"))
    assert "computed" in disagreements(result)
    assert "computed" not in disagreements(result.model_copy(update={"computed": (ONE,)}))
