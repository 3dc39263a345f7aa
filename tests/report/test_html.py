import re
from itertools import pairwise

import pytest
import samples
from lxml import html as parser
from syrupy.assertion import SnapshotAssertion

from conformance.report.html import LIMIT, render
from conformance.results.model import Result


def test_the_report_reads_as_agreed(mixed: Result, snapshot: SnapshotAssertion) -> None:
    assert render(mixed) == snapshot


def test_the_same_result_gives_the_same_bytes(mixed: Result) -> None:
    assert render(mixed) == render(Result.model_validate_json(mixed.model_dump_json()))


def test_the_file_needs_no_network_and_no_script(mixed: Result) -> None:
    tree = parser.fromstring(render(mixed))
    assert not tree.xpath("//script | //img | //link | //iframe | //object | //form")
    assert not tree.xpath("//@src | //@onclick | //@onload")
    assert "url(" not in render(mixed)
    assert "@import" not in render(mixed)
    assert "http://" not in render(mixed)


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
    assert set(tree.xpath("//label/@for")) == set(tree.xpath("//input/@id")) == {"ja", "en"}


def test_every_case_and_every_requirement_is_listed(mixed: Result) -> None:
    tree = parser.fromstring(render(mixed))
    listed = tree.xpath("//details[@class='req']//li")
    assert len(listed) == len(mixed.cases)
    named = tree.xpath("//details[@class='req']/summary/code/text()")
    assert len(named) == len(set(named))
    assert set(named) == {case.requirement for case in mixed.cases}


def test_a_verdict_is_never_told_by_colour_alone(mixed: Result) -> None:
    for mark in parser.fromstring(render(mixed)).xpath("//span[starts-with(@class,'v ')]"):
        assert mark.text_content().strip("✓✗○?≠!§–· ")


def test_five_thousand_cases_stay_under_five_megabytes() -> None:
    text = render(samples.large(5_000))
    assert len(text.encode()) < 5_000_000
    assert text.count('class="defect"') == LIMIT
    assert "500" in re.findall(r"Defects</span>: (\d+)", text)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "&amp;"]
)
def test_markup_in_values_is_text(name: str) -> None:
    tree = parser.fromstring(render(samples.result(product=name)))
    assert name in tree.xpath("string(//h1)")
    assert not tree.xpath("//script | //img")
