from datetime import date

import pytest
import samples

from conformance.catalog.load import load
from conformance.findings import Cause
from conformance.report.html import render
from conformance.report.page import minute
from conformance.results.delivery import catalogue_model
from conformance.results.gate import gate
from conformance.results.policy import PolicyModel

NUMBERS = dict.fromkeys(("unconfirmed", "unjudged", "answered", "stated"), 1)


def test_the_answer_is_that_of_a_gate_on_the_day_of_the_run() -> None:
    result = samples.result()
    assert minute.answer(result) == gate(result, PolicyModel(), date(2026, 11, 1))
    assert not minute.answer(result).opens
    assert minute.answer(samples.conforming()).opens


def test_nothing_is_left_of_what_conforms() -> None:
    assert not list(minute.left(samples.conforming(), NUMBERS))


def test_every_case_is_passed_failed_left_or_spared() -> None:
    cases = samples.mixed()
    result = samples.result(cases)
    settled = sum(case.verdict in {"pass", "fail"} for case in cases)
    left = sum(n for _, n, _ in minute.left(result, NUMBERS))
    assert settled + left + sum(n for _, n, _ in minute.spared(result)) == len(cases)


@pytest.mark.parametrize(("told", "section"), [(1, "unjudged"), (0, "doubt")])
def test_what_only_the_mapping_leaves_in_doubt_leads_there(told: int, section: str) -> None:
    result = samples.result((samples.case("a/function/f/x", "untested"),))
    assert list(minute.left(result, {"unjudged": told})) == [("untested", 1, section)]


def test_the_first_screen_names_parts_left_out_and_parts_whose_source_is_not_whole() -> None:
    other = Cause("N-OTHER-PART", "部分 029 によります。", "it rests on part 029")
    away = samples.case("common_functions/function/f/x", "not_applicable", cause=other)
    spec = catalogue_model(load("common_functions"), ("034",))
    result = samples.result((samples.case("common_functions/function/g/x"), away))
    result = result.model_copy(update={"catalogue": (spec,)})
    said = [phrase.en for phrase in minute.limits(result)]
    assert [one.split(" (")[0] for one in said] == [
        "of Common Functions only 034 EUC",
        "of Common Functions 034 the source is not whole",
    ]
    assert "037; cases: 1)" in said[0]
    ((name, n, why),) = minute.spared(result)
    assert (name, n) == ("not_delivered", 1)
    for phrase in (*said, why.en):
        assert phrase in render(result)


def test_only_what_the_result_is_about_stands_unfolded() -> None:
    text = render(samples.conforming())
    folded = '<span class="e" lang="en">Specifications not tested</span>: 1</summary>'
    assert text.index(folded) < text.index(">common functions<")
    assert text.index(">child allowance<") < text.index(folded)
