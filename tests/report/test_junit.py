import samples
from lxml import etree
from syrupy.assertion import SnapshotAssertion

from conformance.report.junit import render
from conformance.results.model import Result

CASES = "//testcase[not(@name='verdict')]"


def test_the_file_reads_as_agreed(mixed: Result, snapshot: SnapshotAssertion) -> None:
    assert render(mixed).decode() == snapshot


def test_each_case_is_one_test_case_under_its_domain(mixed: Result) -> None:
    found = etree.fromstring(render(mixed)).xpath(CASES)
    assert [(t.get("classname"), t.get("name")) for t in found] == [
        (case.id.split("/")[0], case.id) for case in mixed.cases
    ]


def test_only_failing_cases_are_failures_and_only_harness_faults_errors() -> None:
    verdicts = ("pass", "fail", "harness_error", "untested", "attested", "needs_review")
    cases = tuple(samples.case(f"a/function/f/{v}", v) for v in verdicts)
    tree = etree.fromstring(render(samples.result(cases)))
    tags = {t.get("name").split("/")[-1]: [c.tag for c in t][1:] for t in tree.xpath(CASES)}
    assert tags == {
        "pass": [],
        "fail": ["failure"],
        "harness_error": ["error"],
        "untested": ["skipped"],
        "attested": ["skipped"],
        "needs_review": ["skipped"],
    }
    assert tree.xpath("//skipped/@type") == ["untested", "attested", "needs_review"]


def test_the_counts_of_a_suite_add_up(mixed: Result) -> None:
    for suite in etree.fromstring(render(mixed)).iter("testsuite"):
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{tag}"))
        assert int(suite.get("tests")) == len(suite.findall("testcase"))


def test_the_verdict_fails_although_nothing_failed_when_something_is_untested() -> None:
    found = samples.result(
        (samples.case("a/function/f/x"), samples.case("a/function/f/y", "untested"))
    )
    tree = etree.fromstring(render(found))
    assert tree.xpath("//testcase[failure]/@name") == ["verdict"]
    assert tree.xpath("//testcase[@name='verdict']/failure/@type") == ["incomplete"]


def test_the_verdict_passes_only_when_conformant(conforming: Result) -> None:
    assert not etree.fromstring(render(conforming)).xpath("//failure | //error | //skipped")
