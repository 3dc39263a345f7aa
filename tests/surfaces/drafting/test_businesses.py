"""A call of another business of the same document is no candidate, nor is a paper a record."""

from __future__ import annotations

import pytest
import yaml

from conformance.catalog.heads import domain_titles
from conformance.catalog.load import load
from conformance.surfaces.drafting.businesses import of_business
from conformance.surfaces.drafting.draft import draft_domain
from conformance.surfaces.drafting.operations import read_api

BODY = (
    "requestBody: {content: {application/json: {schema: {type: object, properties: "
    "{atenaNo: {type: string, description: 宛名番号}}}}}}, responses: {'200': {description: OK}}"
)
# A town hall's package of two businesses, with papers of both below one path.
DOCUMENT = """
openapi: 3.0.3
info: {title: 窓口システム, version: "1"}
paths:
  /todoke/tennyu: {post: {tags: [住民の異動], summary: 転入届（法第22条）, %s}}
  /todoke/tenkyo: {post: {tags: [住民の異動], summary: 転居届, %s}}
  /todoke/shibo: {post: {tags: [住民の異動], summary: 死亡（戸籍の届出による消除）, %s}}
  /inkan/{no}/kikan: {post: {tags: [印鑑登録], summary: 帰化に伴う手続, %s}}
  /inkan/{no}/haishi: {post: {tags: [印鑑登録], summary: 印鑑登録の廃止, %s}}
  /inkan/toroku: {post: {summary: 申請の登録, %s}}
  /shomei/utsushi: {post: {tags: [証明], summary: 住民票の写し・住民票記載事項証明書, %s}}
  /shomei/inkan: {post: {tags: [証明, 印鑑登録], summary: 印鑑登録証明書, %s}}
  /shomei/johyo: {post: {tags: [証明], summary: 住民票コードの証明, %s}}
"""
API = read_api(yaml.safe_load(DOCUMENT.replace("%s", BODY)))
SEAL = {"/inkan/{no}/kikan", "/inkan/{no}/haishi", "/inkan/toroku", "/shomei/inkan"}


@pytest.fixture(scope="module")
def calls():
    found = {}
    for domain in ("resident_register", "seal_registration"):
        drafted = draft_domain(load(domain), API, "rows")
        found[domain] = {c.subject.id: c.match for c in drafted.calls}
    return found


def _paths(domain):
    return {o.path for o in of_business(domain, API.operations, domain_titles())}


def test_a_business_named_by_tags_has_its_calls_and_those_beside_them():
    assert _paths("seal_registration") == SEAL


def test_whoever_is_not_named_has_all_that_is_nobody_elses():
    assert _paths("resident_register") == {o.path for o in API.operations} - SEAL


def test_filings_are_found_by_what_happened(calls):
    drafted = {s: m.right for s, m in calls["resident_register"].items()}
    assert drafted["function/move-in-entry"] == "POST /todoke/tennyu"
    assert drafted["function/death"] == "POST /todoke/shibo"
    assert drafted["form/resident-copy"] == "POST /shomei/utsushi"


def test_no_record_is_bound_to_the_issuing_of_a_paper(calls):
    papers = {"POST /shomei/utsushi", "POST /shomei/johyo"}
    recorded = {m.right for s, m in calls["resident_register"].items() if s.startswith("function/")}
    assert recorded.isdisjoint(papers)


def test_no_batch_is_bound_to_a_call_about_one_row(calls):
    spec = load("seal_registration")
    batches = {f"function/{k}" for k, f in spec.functions.items() if f.operation.kind == "batch"}
    assert batches.isdisjoint(calls["seal_registration"])
