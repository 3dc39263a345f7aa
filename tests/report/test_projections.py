"""What holds for every report: it agrees with the verdict, hides what is masked, escapes values."""

from collections.abc import Callable

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from conformance.report import html as html_report
from conformance.report import junit, markdown, terminal
from conformance.results.deviation import DEVIATES
from conformance.results.model import CaseModel, CaseVerdict, Result

REPORTS: dict[str, Callable[[Result], str]] = {
    "terminal": lambda r: terminal.summary(r, "ja", show_consequences=True),
    "html": html_report.render,
    "junit": lambda r: junit.render(r).decode(),
    "markdown": lambda r: markdown.render(r, "ja"),
}
VERDICTS: list[CaseVerdict] = [
    "pass",
    "fail",
    "not_applicable",
    "not_declared",
    "untested",
    "attested",
    "needs_review",
    "spec_unclear",
    "unconfirmed",
    "answered",
    "harness_error",
]


def cases() -> st.SearchStrategy[tuple[CaseModel, ...]]:
    verdicts = st.lists(st.sampled_from(VERDICTS), max_size=6)
    return verdicts.map(
        lambda found: tuple(
            samples.case(
                f"a/function/f/case-{n}", v, finding=samples.FINDING if v in DEVIATES else None
            )
            for n, v in enumerate(found)
        )
    )


@pytest.mark.parametrize("name", REPORTS)
def test_a_masked_address_appears_in_no_report(name: str, mixed: Result) -> None:
    assert samples.PLANTED in str(samples.EXCHANGE.response)
    assert samples.PLANTED not in REPORTS[name](mixed)


@pytest.mark.parametrize("name", REPORTS)
def test_a_secret_of_the_environment_appears_in_no_report(
    name: str, mixed: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFORMANCE_CLIENT_SECRET", "s3cr3t-of-the-environment")
    assert "s3cr3t" not in REPORTS[name](mixed)


@pytest.mark.parametrize("name", REPORTS)
def test_the_details_of_a_harness_fault_appear_in_no_report(name: str) -> None:
    case = samples.case("a/function/f/x", "harness_error", cause=samples.NO_EVIDENCE)
    assert case.cause is not None
    cause = case.cause.model_copy(update={"details": {"error": "KeyError: planted-value"}})
    result = samples.result((case.model_copy(update={"cause": cause}),))
    assert "planted-value" not in REPORTS[name](result)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_report_agrees_with_the_exit_code(found: tuple[CaseModel, ...]) -> None:
    result = samples.result(found)
    conformant = result.verdict.exit_code == 0
    tree = etree.fromstring(junit.render(result))
    assert (not tree.xpath("//testcase[@name='verdict']/failure")) is conformant
    page = html.fromstring(html_report.render(result))
    assert bool(page.xpath("//section[@class='verdict conformant']")) is conformant
    assert f"{result.verdict.exit_code} ({result.verdict.state})" in page.text_content()
    for text in (terminal.summary(result, "ja"), markdown.render(result, "ja").splitlines()[0]):
        assert ("判定: 適合" in text) is conformant


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1))
def test_any_text_as_a_value_leaves_every_report_well_formed(text: str) -> None:
    case = samples.case("a/function/f/x", "fail", finding=samples.FINDING, title=text)
    assert case.finding is not None
    finding = case.finding.model_copy(update={"found": {text: text}, "where": text})
    evil = case.model_copy(update={"finding": finding, "source": text})
    result = samples.result((evil,), product=text)
    etree.fromstring(junit.render(result))
    page = html.fromstring(html_report.render(result))
    assert len(page.xpath("//h2")) == 9
    assert not page.xpath("//script")
    plain = samples.result((samples.case("a/function/f/x", "fail", finding=samples.FINDING),))
    for name in ("terminal", "markdown"):
        assert len(REPORTS[name](result).splitlines()) == len(REPORTS[name](plain).splitlines())
