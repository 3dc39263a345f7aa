"""Forms on paper: labels and values of the text layer become items."""

from __future__ import annotations

import pytest

from conformance.findings import UntestedError
from conformance.surfaces.issued import IssuedFile, issued_files
from conformance.surfaces.mapping import decode

DOMAIN, FORM = "child_allowance", "certification-notice"
HEAD = """
adapter: mapping
mapping:
  types: {date: {format: "%Y%m%d"}}
  print:
    types: {date: {wareki: "{era}{nen}年{m}月{d}日"}}
    fields: {child_allowance/form/certification-notice: {doc_no: 番号}}
  calls:
    - {action: issue, steps: [{request: POST /x}]}
"""
COPY = {"subject": {"group": "payees", "key": {}}, "inputs": {}, "addressee": "self"}


@pytest.fixture
def printed(package, monkeypatch):
    """Return a function from lines of a text layer to the reply."""

    def reply(*lines):
        monkeypatch.setattr(decode, "lines_of", lambda _content: lines)
        made = package(HEAD, lambda _r: (200, b"%PDF", {"Content-Type": "application/pdf"}))
        return made.issue(DOMAIN, FORM, COPY)

    return reply


def test_labels_are_those_of_the_profile_and_else_the_japanese_names(printed):
    reply = printed("認定通知書", "番号 第1号", "発行年月日：令和８年４月１日", "宛先郵便番号")
    assert reply.rows[0]["items"] == {
        "doc_no": "第1号",
        "issue_date": "2026-04-01",
        "addressee_postal": None,
    }


def test_a_date_of_the_wrong_era_year_is_not_read_as_a_date(printed):
    items = printed("発行年月日 平成38年4月1日").rows[0]["items"]
    assert items["issue_date"] == "(unmapped: 平成38年4月1日)"


def test_a_printed_date_is_found_where_a_leak_is_looked_for_whatever_its_label(printed):
    reply = printed("どこにもない見出し 転入は令和８年４月１日付け")
    assert reply.exchange.response["dates"] == ["2026-04-01"]


def test_all_lines_stand_where_a_leak_is_looked_for(printed):
    reply = printed("どこにもない見出し 仮想県試験市桜町")
    assert "桜町" in str(reply.exchange.response)


FILES = """
adapter: mapping
mapping:
  calls:
    - {action: issue, steps: [{request: POST /gamen}]}
    - {action: issue, format: pdf, steps: [{request: "POST /{format}", answer: file}]}
"""


def test_a_form_asked_for_as_a_file_is_handed_over_byte_for_byte(package):
    sent = []

    def answer(request):
        sent.append(request.path)
        return 200, b"%PDF-1.7 \xff no page", {"Content-Type": "application/pdf"}

    made = package(FILES, answer)
    reply = made.issue(DOMAIN, FORM, {**COPY, "format": "pdf"})
    assert issued_files(reply) == (IssuedFile("application/pdf", b"%PDF-1.7 \xff no page"),)
    assert "base64" in str(reply.exchange.response)
    assert sent == ["/pdf"]


def test_a_format_that_no_call_gives_is_untested_and_nothing_is_sent(package):
    sent = []
    made = package(FILES, lambda request: sent.append(request) or (200, b"{}", {}))
    with pytest.raises(UntestedError) as untested:
        made.issue(DOMAIN, FORM, {**COPY, "format": "xml"})
    assert untested.value.cause.code == "P-NOT-MAPPED"
    assert sent == []
