"""What was sent of the items that a refusal is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.findings import Answered, Exchange, Finding, Reason
from conformance.results.evidence import finding_model, mask_of, sent_of
from conformance.surfaces.known_words import ShowableWords

REFUSED = Finding("F-X", "", "", None, Answered(400, (Reason("E0002", "name"),)), "here", "cause")
LAWFUL, LEFT_OUT = {"name": "甲", "sex": "1"}, {"sex": "1"}


def test_the_last_value_is_told():
    assert sent_of(REFUSED, [LAWFUL, {"name": "乙"}]) == {"name": "乙"}


def test_an_item_that_was_left_out_is_told_so_whatever_stood_in_a_lawful_request_before():
    assert sent_of(REFUSED, [LAWFUL, LEFT_OUT]) == {"name": None}
    assert sent_of(REFUSED, [LAWFUL, {"inputs": LEFT_OUT}]) == {"name": None}


def test_rows_that_were_loaded_and_looked_for_are_no_request():
    row = {"domain": "d", "group": "g", "row": {"sex": "2"}}
    assert sent_of(REFUSED, [LAWFUL, row, {"where": {"sex": "1"}}]) == {"name": "甲"}


def test_an_item_nobody_ever_sent_is_not_told():
    assert sent_of(REFUSED, [LEFT_OUT]) == {}


NAME, DAY = "本物太郎", "1968-04-12"
ROW = {"name": NAME, "birth_date": DAY}
READ = Exchange("POST", "/query", {"where": {"id": "1"}}, 200, {"result": [ROW]})


def told(expected: object, sent: tuple[object, ...] = (), *exchanges: Exchange) -> str:
    """Return all that a result holds of a finding that holds a row against `expected`."""
    finding = replace(REFUSED, expected=expected, found=[], exchanges=exchanges)  # type: ignore[arg-type]  # JSON
    return str(finding_model(finding, mask_of(finding, sent, ShowableWords()), sent).model_dump())  # type: ignore[arg-type]  # JSON


def test_what_an_earlier_answer_told_is_no_expectation_of_ours():
    """Rows before and after are held against each other: those before are the package's own."""
    assert NAME not in told([ROW], (), READ)
    assert DAY not in told([ROW], (), READ)


def test_nor_does_it_become_ours_by_being_sent_back():
    again = Exchange("POST", "/query", {"where": {"name": NAME}}, 200, {"result": []})

    assert NAME not in told([ROW], (), READ, again)


@pytest.mark.parametrize("sent", [(ROW,), ({"row": ROW},)])
def test_what_the_case_sent_itself_is_shown(sent):
    assert NAME in told([ROW], sent, READ)


def test_an_amount_or_day_that_a_rule_gives_is_shown():
    answer = Exchange("POST", "/calculations", {"given": {}}, 200, {"result": [{"amount": 10000}]})

    shown = told({"amount": 30000, "deadline": "2026-05-15"}, (), answer)

    assert "30000" in shown
    assert "2026-05-15" in shown
