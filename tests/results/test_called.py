"""What the product has not is never said to be spared by the specification."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples

from conformance.findings import Cause
from conformance.report.groups import provenances, requirements, rows, verdicts_met
from conformance.report.html import render as html
from conformance.report.markdown import render
from conformance.report.terminal import summary
from conformance.results.called import CALLED, NOT_DELIVERED, called
from conformance.results.words import VERDICTS

OTHER = Cause("N-OTHER-PART", "部分 029 によります。", "it rests on part 029")
NAME = "child_allowance/function/ward-transfer"
AWAY = samples.case(f"{NAME}/moves", "not_applicable", cause=OTHER)
SPARED = samples.case(f"{NAME}/stays", "not_applicable", level="not_applicable")
RESULT = samples.result((samples.case("child_allowance/rule/r/one"), AWAY, AWAY, SPARED))


def test_every_verdict_has_its_own_word_but_for_what_is_not_delivered() -> None:
    assert set(CALLED) == {*VERDICTS, NOT_DELIVERED}
    assert [called(case) for case in RESULT.cases] == [
        "pass",
        NOT_DELIVERED,
        NOT_DELIVERED,
        "not_applicable",
    ]


def test_the_verdict_line_counts_the_two_apart() -> None:
    assert "対象外 1, 納入外 2" in RESULT.verdict.line.ja
    assert "not applicable 1, not delivered 2" in RESULT.verdict.line.en


def test_every_table_has_a_column_for_each() -> None:
    assert verdicts_met(rows(RESULT, by_level=True)) == ("pass", "not_applicable", NOT_DELIVERED)
    for text in (summary(RESULT, "en"), render(RESULT, "en")):
        assert "not applicable" in text
        assert "not delivered" in text


def test_what_is_not_delivered_is_no_requirement_of_the_product() -> None:
    alone = samples.result((samples.case("child_allowance/rule/r/one"), AWAY))
    assert provenances(alone) == {"derived": 1}
    assert "1 / <span" in (page := html(alone))
    assert "1 case</span>" in page.partition("1 / <span")[2][:90]


def test_a_requirement_is_not_delivered_only_where_all_of_it_is_not() -> None:
    ((some,), (both,)) = (
        requirements(samples.result(cases))["child_allowance", "function"]
        for cases in ((AWAY,), (AWAY, SPARED))
    )
    assert (some.called, both.called) == (NOT_DELIVERED, "not_applicable")
