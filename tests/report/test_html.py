import json
import re
from itertools import pairwise

import pytest
import samples
from lxml import html as parser
from syrupy.assertion import SnapshotAssertion

from conformance.report.html import LISTED, render
from conformance.results.model import Result


def data_of(text: str) -> dict:
    (block,) = parser.fromstring(text).xpath("//script[@type='application/json']")
    return json.loads(block.text)


def test_the_report_reads_as_agreed(mixed: Result, snapshot: SnapshotAssertion) -> None:
    """Style and script stand in files of their own, and are looked at in a browser."""
    text = re.sub(
        r"(<style>|<script type=\"module\">).*?(</s)", r"\1…\2", render(mixed), flags=re.DOTALL
    )
    text = re.sub(r"sha256-[^']{44}", "sha256-…", text)
    data = re.compile(r'(<script type="application/json" id="data">).*(?=</script>)')
    assert data.sub(r"\1…", text) == snapshot
    assert json.dumps(data_of(render(mixed)), ensure_ascii=False, indent=1) == snapshot


def test_the_same_result_gives_the_same_bytes(mixed: Result) -> None:
    assert render(mixed) == render(Result.model_validate_json(mixed.model_dump_json()))


def test_the_file_needs_no_network_and_runs_no_script_but_its_own(mixed: Result) -> None:
    tree = parser.fromstring(render(mixed))
    assert not tree.xpath("//img | //link | //iframe | //object | //form | //base")
    assert not tree.xpath("//@src | //@style | //@*[starts-with(name(), 'on')]")
    assert [one.get("type") for one in tree.xpath("//script")] == ["application/json", "module"]
    assert not tree.xpath("//a/@href[not(starts-with(., '#'))]")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for word in ("url(", "@import", "http://", "fetch(", "XMLHttpRequest", "innerHTML", "eval("):
        assert word not in render(mixed)


def test_both_languages_state_the_verdict_whatever_the_switch(mixed: Result) -> None:
    lines = parser.fromstring(render(mixed)).xpath("//section[contains(@class,'verdict')]/p")
    assert [(line.get("lang"), line.text) for line in lines] == [
        ("ja", mixed.verdict.line.ja),
        ("en", mixed.verdict.line.en),
    ]
    assert not any(line.get("class") for line in lines)


def test_headings_go_down_step_by_step_and_tables_name_their_rows_and_columns(
    mixed: Result,
) -> None:
    tree = parser.fromstring(render(mixed))
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert tree.xpath("//table")
    assert not tree.xpath("//th[not(@scope)]")
    assert not tree.xpath("//tbody/tr[not(th[@scope='row'])]")


def test_ids_are_unique_and_every_label_names_a_control(mixed: Result) -> None:
    tree = parser.fromstring(render(mixed))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    controls = set(tree.xpath("//input/@id | //select/@id"))
    assert set(tree.xpath("//label/@for")) == controls
    assert {"ja", "en", "theme", "q", "by-domain", "by-verdict"} <= controls
    places = {href.removeprefix("#") for href in tree.xpath("//a/@href")}
    assert places <= set(ids)


def test_every_case_and_every_requirement_is_in_the_data(mixed: Result) -> None:
    data = data_of(render(mixed))
    names = [name for name, _, _ in data["words"][0]]
    listed = {
        f"{requirement[0]}/{row[0]}": names[row[2] if len(row) > 2 else 0]
        for requirement in data["requirements"]
        for row in requirement[-1]
    }
    assert listed == {case.id: case.verdict for case in mixed.cases}
    assert len(data["requirements"]) == len({case.requirement for case in mixed.cases})


def test_without_the_data_all_that_decides_can_be_read(mixed: Result) -> None:
    tree = parser.fromstring(render(mixed))
    for script in tree.xpath("//script"):
        script.drop_tree()
    text = tree.text_content()
    assert mixed.verdict.line.ja in text
    for case in mixed.cases:
        if case.waiver is not None:
            assert case.waiver.reason in text
        if case.verdict in {"fail", "unconfirmed", "untested", "answered"}:
            assert case.id in text


def test_a_verdict_is_never_told_by_colour_alone(mixed: Result) -> None:
    for mark in parser.fromstring(render(mixed)).xpath("//span[starts-with(@class,'v ')]"):
        assert mark.text_content().strip("✓✗○?≠!§–· ")


def test_five_thousand_cases_of_which_five_hundred_fail_are_less_than_three_megabytes() -> None:
    text = render(samples.large(5_000))
    assert len(text.encode()) < 3_000_000
    assert "500" in re.findall(r"Defects</span>: (\d+)", text)
    ids = parser.fromstring(text).xpath("//@id[starts-with(., 'defect-')]")
    assert ids == [f"defect-{n}" for n in range(1, 501)]


def test_of_many_consequences_some_are_named_and_the_others_counted() -> None:
    names = [f"a/function/f/case-{n}" for n in range(LISTED + 8)]
    cases = tuple(samples.case(name, "fail", finding=samples.FINDING) for name in names)
    (article,) = parser.fromstring(render(samples.result(cases))).xpath("//*[@id='defect-1']")
    assert len(article.xpath("details[1]//li")) == LISTED
    assert article.xpath("string(details[1]/p//span[@class='e'][2])") == "7 cases"
    assert article.xpath("details[1]//a/@data-filter") == ["root=defect-1"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "&amp;"]
)
def test_markup_in_values_is_text(name: str) -> None:
    tree = parser.fromstring(render(samples.result(product=name)))
    assert name in tree.xpath("string(//h1)")
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img")
