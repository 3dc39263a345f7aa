"""Each leak lets out just the value it names, at the place it names, to whom it names."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from datetime import date
from typing import get_args

import pypdfium2
import pytest

from conformance.catalog.models.records import RecordGroup
from conformance.checks.protection.traces.find import traces
from conformance.reference.emitted import Emitted
from conformance.reference.mutants.faults.leaks import (
    AnsweredAgain,
    AuditTells,
    LeaksBeside,
    SearchCountsProtected,
    SearchFindsProtected,
)
from conformance.reference.mutants.faults.ways_out import WRITERS, Where
from conformance.reference.mutants.faults.written import As, as_written
from conformance.reference.store import Sandbox

PLACE = "サクラミネタチノワホ"
TELLS = "sample/people/address"
FILES = {"xml_comment": "application/xml", "csv_column": "text/csv"}


@pytest.fixture
def box():
    group = RecordGroup.model_validate(
        {
            "key": "people",
            "name_ja": "人",
            "primary_key": ("number",),
            "items": (
                {"key": "number", "name_ja": "番号", "type": "digits", "len": 3},
                {"key": "address", "name_ja": "住所", "type": "text", "max_len": 40},
            ),
        }
    )
    found = Sandbox("s1", date(2026, 11, 21))
    found.table("sample", group).add({"number": "001", "address": PLACE})
    found.table("sample", group).add({"number": "002", "address": "ほかの所"})
    return found


def pdf() -> bytes:
    document, target = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(100, 100)
    document.save(target)
    return target.getvalue()


CONTENTS = {
    "xml_comment": ("application/xml", b"<a/>"),
    "csv_column": ("text/csv", b"addressee,name\r\nself,x\r\n"),
    "pdf_attachment": ("application/pdf", pdf()),
}


def answer(box, where="row", *, status=200, **asked) -> Emitted:
    body = {"metadata": {"title": "", "detail": ""}, "_links": {}, "result": [{"number": "002"}]}
    if where in CONTENTS:
        media_type, content = CONTENTS[where]
        encoded = base64.b64encode(content).decode()
        body["result"] = [{"media_type": media_type, "content": encoded}]
    elif where.startswith("export"):
        body["result"] = [{"group": "claims", "content": "number\r\n002\r\n"}]
    elif where == "linked_item":
        body["result"] = [{"group": "claims", "row": {"number": "002"}}]
    elif where == "item":
        body["result"] = [{"items": {"number": "002"}}]
    if status != 200:
        body = {"errors": [{"code": "E0001", "message": "", "item": None}], "_links": {}}
    return Emitted(status, body, asked, box)


def emits(sent: Emitted) -> bool:
    import json

    text = json.dumps([sent.body, dict(sent.headers)], ensure_ascii=False)
    return bool(traces([PLACE], text.encode()))


@pytest.mark.parametrize("where", get_args(Where))
def test_every_way_out_lets_the_value_out(box, where) -> None:
    status = 400 if where == "message" else 200
    when = "refused" if where == "message" else "accepted"
    fault = LeaksBeside(kind="leaks_beside", tells=TELLS, where=where, when=when)
    before = answer(box, where, status=status)
    assert not emits(before)
    assert emits(fault.emitted(before))
    assert where in WRITERS


@pytest.mark.parametrize("spelt", get_args(As))
def test_a_value_is_known_in_every_writing(box, spelt) -> None:
    fault = LeaksBeside(kind="leaks_beside", tells=TELLS, where="row", spelt=spelt)
    assert emits(fault.emitted(answer(box)))
    assert (as_written(PLACE, spelt) == PLACE) is (spelt == "plain")


@pytest.mark.parametrize("asked", [{"addressee": "self"}, {"actor": {"role": "supervisor"}}])
def test_nothing_is_let_out_to_whom_it_spares(box, asked) -> None:
    fault = LeaksBeside(kind="leaks_beside", tells=TELLS, where="row")
    before = answer(box, **asked)
    assert fault.emitted(before) is before


def test_a_leak_of_refusals_spares_what_is_accepted_and_the_other_way_round(box) -> None:
    refused = LeaksBeside(kind="leaks_beside", tells=TELLS, where="detail", when="refused")
    accepted = LeaksBeside(kind="leaks_beside", tells=TELLS, where="detail")
    assert emits(refused.emitted(answer(box, status=400)))
    assert not emits(refused.emitted(answer(box)))
    assert not emits(accepted.emitted(answer(box, status=400)))


@pytest.mark.parametrize(("number", "leaks"), [("001", False), ("002", True)])
def test_a_leak_about_others_spares_the_persons_own_answer(box, number, leaks) -> None:
    fault = LeaksBeside(kind="leaks_beside", tells=TELLS, where="row", about_others=True)
    by_inputs = answer(box, inputs={"number": number})
    by_subject = answer(box, subject={"group": "people", "key": {"number": number}})
    assert emits(fault.emitted(by_inputs)) is leaks
    assert emits(fault.emitted(by_subject)) is leaks


def test_without_a_stored_value_nothing_is_let_out() -> None:
    empty = Sandbox("s2", date(2026, 11, 21))
    before = answer(empty)
    assert LeaksBeside(kind="leaks_beside", tells=TELLS, where="row").emitted(before) is before


def test_an_answer_is_given_again_to_the_next_who_asks_the_same(box) -> None:
    fault = AnsweredAgain(kind="answered_again")
    full = replace(answer(box, actor={"role": "supervisor"}, inputs={"n": "1"}), body={"a": PLACE})
    bare = answer(box, actor={"role": "clerk"}, inputs={"n": "1"})
    other = answer(box, actor={"role": "clerk"}, inputs={"n": "2"})
    assert fault.emitted(bare).body == bare.body
    fault.emitted(full)
    assert fault.emitted(bare).body == {"a": PLACE}
    assert fault.emitted(other).body == other.body


def test_the_log_repeats_a_value_of_what_was_accepted(box) -> None:
    fault = AuditTells(kind="audit_tells", tells=TELLS)
    entry = {"subject": "number=001", "outcome": "accepted"}
    assert fault.noted(entry, box) == {**entry, "remark": PLACE}
    refused = {**entry, "outcome": "refused"}
    assert fault.noted(refused, box) == refused
    subject = AuditTells(kind="audit_tells", tells=TELLS, part="subject")
    assert subject.noted(entry, box)["subject"] == f"number=001 {PLACE}"


def test_a_search_shows_or_counts_those_it_should_leave_out(box) -> None:
    rows = [{"number": "001", "address": PLACE}, {"number": "002", "address": "x"}]
    finds = SearchFindsProtected(kind="search_finds_protected")
    assert finds.left_in(rows, rows[1:]) == rows
    hides = SearchFindsProtected(kind="search_finds_protected", hides=["address"])
    assert [row["address"] for row in hides.left_in(rows, rows[1:])] == [None, None]
    counts = SearchCountsProtected(kind="search_counts_protected")
    assert counts.left_in(rows, rows[1:]) == rows[1:]
    outside = answer(box, actor={"role": "other_department"})
    assert counts.emitted(outside).body["metadata"]["total"] == 2
    clerk = answer(box, actor={"role": "clerk"})
    assert counts.emitted(clerk) is clerk
