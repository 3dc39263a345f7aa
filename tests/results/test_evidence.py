"""What was sent of the items that a refusal is about."""

from __future__ import annotations

from conformance.findings import Answered, Finding, Reason
from conformance.results.evidence import sent_of

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
