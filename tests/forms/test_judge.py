"""Print data: lawful copies of every form pass, each kind of fault is found, and only it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lawful_forms import every_form, lawful
from lxml import etree

from conformance.catalog.load import load
from conformance.forms import csv_data, xml_data
from conformance.forms.judge import judge_copies, judge_xml, schema_allows
from conformance.forms.print_data import Copy, PrintData, PrintedItem
from conformance.forms.xsd import namespace

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.forms.fault import FormFault

SPEC = load("child_allowance")
FORM = SPEC.forms["certification-notice"]
GOOD = lawful(SPEC, FORM)


def found(copy: Copy) -> list[tuple[str, str]]:
    content = xml_data.write_xml(SPEC, FORM, [copy])
    return [(one.code, one.item) for one in judge_xml(SPEC, FORM, content)[1]]


def changed(key: str, text: str) -> Copy:
    items = [replace(p, text=text) if p.key == key else p for p in GOOD.items]
    return Copy("self", tuple(items))


def without(key: str, addressee: str = "self") -> Copy:
    return Copy(addressee, tuple(p for p in GOOD.items if p.key != key))


def test_lawful_copies_of_every_form_are_allowed_by_judge_xsd_and_schematron() -> None:
    assert len(every_form()) >= 438
    for spec, form in every_form():
        copies = [lawful(spec, form), lawful(spec, form, 2, "third_party")]
        data, faults = judge_xml(spec, form, xml_data.write_xml(spec, form, copies))
        assert [one.line() for one in faults] == [], f"{spec.domain}/{form.key}"
        assert list(data.copies) == copies
        read_back = csv_data.read_csv(csv_data.write_csv(form, copies))
        assert list(read_back.copies) == copies
        assert judge_copies(spec, form, read_back) == ()


BROKEN: dict[str, tuple[Callable[[], Copy], tuple[str, str]]] = {
    "missing": (lambda: without("payee_name"), ("F-PRINT-MISSING", "payee_name")),
    "missing address": (
        lambda: without("addressee_address"),
        ("F-PRINT-MISSING", "addressee_address"),
    ),
    "no such day": (
        lambda: changed("child_birth", "2023-02-29"),
        ("V-DATE-CALENDAR", "child_birth"),
    ),
    "wareki in a date": (
        lambda: changed("issue_date", "令和8年4月1日"),
        ("V-DATE-FORM", "issue_date"),
    ),
    "too long": (lambda: changed("cert_no", "A" * 16), ("V-LEN", "cert_no")),
    "letters": (lambda: changed("cert_no", "第１号"), ("V-ALNUM-FORM", "cert_no")),
    "gaiji": (lambda: changed("payee_name", "山\ue000"), ("V-CHAR-PUA-BMP", "payee_name")),
    "negative": (lambda: changed("monthly_amount", "-1"), ("F-PRINT-MIN", "monthly_amount")),
    "separators": (lambda: changed("monthly_amount", "10,000"), ("V-S9-FORM", "monthly_amount")),
    "no such month": (lambda: changed("start_month", "2026-13"), ("V-MONTH-FORM", "start_month")),
    "empty": (lambda: changed("doc_no", ""), ("F-PRINT-EMPTY", "doc_no")),
    "unknown": (
        lambda: Copy("self", (*GOOD.items, PrintedItem("memo", "x"))),
        ("F-PRINT-UNKNOWN", ""),
    ),
    "twice": (
        lambda: Copy("self", (GOOD.items[0], *GOOD.items)),
        ("F-PRINT-TWICE", GOOD.items[0].key),
    ),
    "order": (
        lambda: Copy("self", (GOOD.items[1], GOOD.items[0], *GOOD.items[2:])),
        ("F-PRINT-ORDER", GOOD.items[0].key),
    ),
    "addressee": (lambda: Copy("everybody", GOOD.items), ("F-PRINT-ADDRESSEE", "")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_found_alone(name: str) -> None:
    copy, expected = BROKEN[name]
    assert found(copy()) == [expected]


@pytest.mark.parametrize(
    "name", [n for n in BROKEN if n not in {"no such day", "gaiji", "negative"}]
)
def test_the_schemas_refuse_what_they_can_say(name: str) -> None:
    content = xml_data.write_xml(SPEC, FORM, [BROKEN[name][0]()])
    assert not schema_allows(SPEC, FORM, etree.fromstring(content))


@pytest.mark.parametrize("text", ["1950-00-00", "1950-04-00", "0000-00-00"])
def test_a_date_with_unknown_parts_may_be_printed(text: str) -> None:
    assert found(changed("child_birth", text)) == []


def test_a_copy_for_others_needs_no_address() -> None:
    others = Copy("third_party", tuple(p for p in GOOD.items if not p.key.startswith("addressee_")))
    assert ("F-PRINT-MISSING", "addressee_name") in found(others)
    assert ("F-PRINT-MISSING", "addressee_address") not in found(others)


def test_elements_inside_an_item_are_found() -> None:
    content = xml_data.write_xml(SPEC, FORM, [GOOD])
    content = content.replace(b"<doc_no>", b"<doc_no><b/>", 1)
    assert [one.code for one in judge_xml(SPEC, FORM, content)[1]] == ["F-PRINT-NESTED"]


def test_print_data_of_another_form_are_refused() -> None:
    other = SPEC.forms["rejection-notice"]
    assert namespace(SPEC, other) != namespace(SPEC, FORM)
    content = xml_data.write_xml(SPEC, other, [lawful(SPEC, other)])
    assert [one.code for one in judge_xml(SPEC, FORM, content)[1]] == ["F-PRINT-ROOT"]


def test_a_file_without_a_copy_is_a_fault() -> None:
    assert [one.code for one in judge_xml(SPEC, FORM, xml_data.write_xml(SPEC, FORM, []))[1]] == [
        "F-PRINT-NO-COPY"
    ]


def test_no_fault_repeats_a_value() -> None:
    faults: list[FormFault] = []
    for copy, _ in BROKEN.values():
        faults += judge_copies(SPEC, FORM, PrintData((copy(),)))
    told = " ".join(f"{one.line()} {one.expected.ja} {one.remedy.ja}" for one in faults)
    assert not any(p.text in told for p in GOOD.items if len(p.text) > 5)
    assert "令和8年" not in told
