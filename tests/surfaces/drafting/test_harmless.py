"""A draft never binds what reads or calculates to an operation that registers."""

from __future__ import annotations

import pytest
import yaml

from conformance.catalog.load import load
from conformance.surfaces.drafting.calls import CallScores
from conformance.surfaces.drafting.items import ItemScores
from conformance.surfaces.drafting.operations import read_api
from conformance.surfaces.drafting.subjects import named_subjects

SPEC = load("child_allowance")

# A municipal package in the style of a stranger: nouns in the paths, deeds in the titles.
DOCUMENT = """
openapi: 3.0.3
info: {title: こども給付システム API, version: "3"}
paths:
  /kyufu/seikyu: {post: {operationId: fileClaim, summary: 認定請求の申請, %s}}
  /kyufu/shikyu-kaishi: {post: {operationId: decideStartMonth, summary: 支給開始月の決定を登録, %s}}
  /kyufu/shikyu-shuryo: {post: {operationId: paymentEndMonth, summary: 支給終了月の登録, %s}}
  /kyufu/shikyu-shuryo/{id}: {put: {operationId: calculateEndMonth, summary: 支給終了月の計算, %s}}
  /kyufu/jukyusha: {post: {operationId: payee, summary: 受給者, %s}}
  /kyufu/jukyusha/kensaku: {post: {operationId: searchPayee, summary: 受給者の検索, %s}}
  /kyufu/jukyusha/{id}: {delete: {operationId: payeeSearch, summary: 受給者検索, %s}}
  /kyufu/kaishi-shisan: {post: {operationId: calcStartMonth, summary: 支給開始月の計算, %s}}
  /kyufu/tsuchi: {post: {operationId: applyIssueNotice, summary: 支給開始月の計算と通知の発行, %s}}
  /renkei/zeijoho: {post: {operationId: importTax, summary: 税情報の連携取込を確定, %s}}
"""
BODY = (
    "requestBody: {content: {application/json: {schema: {type: object, properties: "
    "{atenaNumber: {type: string, description: 宛名番号}, name: {type: string, description: 氏名}}"
    '}}}}, responses: {"200": {description: OK}}'
)
API = read_api(yaml.safe_load(DOCUMENT.replace("%s", BODY)))
REGISTERING = {
    *("POST /kyufu/seikyu", "POST /kyufu/shikyu-kaishi", "POST /kyufu/shikyu-shuryo"),
    *("PUT /kyufu/shikyu-shuryo/{id}", "POST /kyufu/jukyusha", "DELETE /kyufu/jukyusha/{id}"),
    *("POST /kyufu/tsuchi", "POST /renkei/zeijoho"),
}
READING = frozenset({"search", "restrict", "query", "calculate", "link"})


@pytest.fixture(scope="module")
def drafted():
    scores = CallScores(SPEC, ItemScores(SPEC.codes), API.operations)
    return [(s, m) for s, m in scores.matches() if s.kind in READING]


def test_nothing_that_reads_is_bound_to_what_registers(drafted):
    assert [(s.id, m.right) for s, m in drafted if m.right in REGISTERING] == []
    offered = {other for _, m in drafted for other, _ in m.others}
    assert not offered & REGISTERING


def test_a_post_that_reads_is_proposed_but_never_as_sure(drafted):
    bound = {m.right: m for _, m in drafted}
    assert "POST /kyufu/jukyusha/kensaku" in bound
    assert "POST /kyufu/kaishi-shisan" in bound
    assert not any(m.sure for right, m in bound.items() if right.startswith("POST "))


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        ("現況届を受け付ける", False),
        ("現況届の受付", False),
        ("現況届を印刷する", True),
        ("現況届を発行する", True),
    ],
)
def test_a_paper_is_not_issued_by_what_receives_its_filing(title, bound):
    paths = {"/genkyo": {"post": {"operationId": "genkyo", "summary": title}}}
    api = read_api({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths})
    scores = CallScores(SPEC, ItemScores(SPEC.codes), api.operations)
    form = next(one for one in named_subjects(SPEC) if one.title_ja.endswith("現況届"))
    assert (scores.score(form, api.operations[0]) > 0) == bound
