from datetime import date

import pytest
import samples

from conformance.report.page import minute
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
    assert settled + left + sum(n for _, n in minute.spared(result)) == len(cases)


@pytest.mark.parametrize(("told", "section"), [(1, "unjudged"), (0, "doubt")])
def test_what_only_the_mapping_leaves_in_doubt_leads_there(told: int, section: str) -> None:
    result = samples.result((samples.case("a/function/f/x", "untested"),))
    assert list(minute.left(result, {"unjudged": told})) == [("untested", 1, section)]
