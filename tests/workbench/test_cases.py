"""Every number of a result can be opened, however many cases it counts."""

import re

import pytest

from conformance.results import model as m
from conformance.results.store import read_result, write_result
from conformance.values.words import Bilingual
from conformance.workbench.listing import PER_PAGE
from tests.plugin.test_resume import reworked
from tests.report import samples

AWAY = m.CauseModel(
    code="N-OTHER-PART",
    text=Bilingual("028 納税通知によります。", "it rests on 028"),
    remedy=Bilingual("納入するなら書いてください。", "name it if it is delivered"),
)
IDS = re.compile(r"<code>((?:child_allowance|common_functions)/[^<]+)</code>")


def shelf(bench, cases):
    folder = bench.settings.results / "one"
    folder.mkdir()
    write_result(reworked(samples.result(tuple(cases))), folder / "result.json")
    return f"/results/{bench.library.all()[0].key}"


@pytest.fixture
def large(bench):
    """Put a result of 250 cases left open for two reasons, some of which nobody delivers."""
    cases = [samples.case("child_allowance/rule/monthly-amount/example-0")]
    for number in range(250):
        one = samples.case(
            f"child_allowance/function/open-{number}/asks", "untested", cause=samples.NO_EVIDENCE
        )
        cases.append(one)
    for number in range(120):
        one = samples.case(f"common_functions/function/away-{number}/asks", "not_applicable")
        cases.append(one.model_copy(update={"cause": AWAY}))
    return shelf(bench, cases)


@pytest.mark.parametrize("page", ["", "/gate"])
def test_what_is_not_delivered_can_be_unfolded(alone, large, page):
    shown = alone.get(f"{large}{page}").text
    part = shown.partition('<h2 id="away">')[2]
    assert "120 × N-OTHER-PART 028 納税通知によります。" in part
    assert "納入するなら書いてください。" in part
    assert "common_functions/function/away-0/asks" in part
    assert f'{large}/cases?verdict=not_delivered"' in part


def test_what_the_law_spares_is_not_told_as_not_delivered(alone, bench):
    spared = samples.case("child_allowance/function/ward-transfer/moves", "not_applicable")
    at = shelf(bench, (*samples.mixed(), spared.model_copy(update={"id": f"{spared.id}-2"})))
    assert '<h2 id="away">' not in alone.get(at).text
    assert "0 件中" in alone.get(f"{at}/cases?verdict=not_delivered").text


def test_every_case_stands_on_one_of_the_pages(alone, bench, large):
    key = large.rpartition("/")[2]
    result = read_result(bench.library.path(key))
    found = []
    for page in range(1, 5):
        found += IDS.findall(alone.get(f"{large}/cases?page={page}").text)
    assert sorted(found) == sorted(case.id for case in result.cases)
    assert len(IDS.findall(alone.get(f"{large}/cases?page=4").text)) == 371 - 3 * PER_PAGE
    assert IDS.findall(alone.get(f"{large}/cases?page=99").text) == found[-71:]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("verdict=not_delivered", 120),
        ("verdict=untested", 250),
        ("verdict=not_applicable", 0),
        ("code=N-OTHER-PART", 120),
        ("words=OPEN-24+allowance", 11),
        ("words=納税通知", 120),
        ("verdict=untested&words=away", 0),
        ("page=x", 371),
        ("page=-1&verdict=%3Cscript%3E", 0),
    ],
)
def test_a_filter_leaves_what_it_names(alone, large, asked, number):
    page = alone.get(f"{large}/cases?{asked}").text
    assert f"{number} 件中" in page
    assert "<script>" not in page


def test_what_can_be_accepted_goes_on_beyond_the_first_page(alone, large, bench):
    first = alone.get(f"{large}/gate").text
    third = alone.get(f"{large}/gate?page=3").text
    box = re.compile(r'name="case" value="([^"]+)"')
    assert len(box.findall(first)) == PER_PAGE
    names = box.findall(third)
    assert len(names) == 50
    sent = {
        "case": names,
        "approver": "課長",
        "reason": "次の版で",
        "expires": "2027-01-31",
        "back": "undecided=1&page=2",
    }
    answer = alone.fill(f"{large}/accept", sent)
    assert answer.headers["location"].endswith("/gate?undecided=1&page=2")
    again = alone.get(f"{large}/gate?undecided=1").text
    assert "200 件中" in again
    assert bench.settings.policy.read_text("utf-8").count("approver:") == 50


def test_where_one_that_is_chosen_is_no_open_case_nothing_is_accepted(alone, large, bench):
    sent = {"approver": "課長", "reason": "次の版で", "expires": "2027-01-31"}
    open_ = "child_allowance/function/open-1/asks"
    for other in ("child_allowance/rule/monthly-amount/example-0", "*", "x"):
        answer = alone.fill(f"{large}/accept", {**sent, "case": [open_, other]})
        assert (answer.status_code, "WBN001" in answer.text) == (422, True)
    assert not bench.settings.policy.exists()
