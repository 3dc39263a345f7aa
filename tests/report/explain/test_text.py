import re

import pytest
import samples
from syrupy.assertion import SnapshotAssertion

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.report.codes import codes
from conformance.report.explain.said import rule_said
from conformance.report.explain.subjects import ExplainedRequirement, find_subjects
from conformance.report.explain.text import code_text, subject_text
from conformance.results.model import Result
from conformance.values.words import Language

RULE = "child_allowance/rule/monthly-amount"


def explained(name: str, lang: Language = "ja", result: Result | None = None) -> str:
    return "\n\n".join(subject_text(one, lang, result) for one in find_subjects(name))


def test_a_rule_tells_its_law_its_dated_constants_its_examples_and_its_cases() -> None:
    text = explained(RULE)
    (found,) = find_subjects(RULE)
    assert isinstance(found, ExplainedRequirement)
    rule = found.spec.rules["monthly-amount"]
    assert rule_said(found.spec, rule) in text
    assert all(law.egov_law_id is None or law.egov_law_id in text for law in rule.law_references)
    assert '2024-10-01 – …  {"under_3": 15000' in text
    assert all(example.why in text for example in rule.examples)
    assert f"{RULE}/worked-examples  " in text


@pytest.mark.parametrize("domain", domains())
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_requirement_of_the_catalogue_can_be_explained(domain: str, lang: Language) -> None:
    spec = load(domain)
    for requirement in requirements(spec):
        lines = subject_text(ExplainedRequirement(spec, requirement), lang).splitlines()
        assert lines[0].startswith(f"{requirement.id}  ")
        assert len(lines) > 4


def test_a_function_that_no_test_can_see_says_which_evidence_is_wanted() -> None:
    (found,) = find_subjects("child_allowance/function/statistics-report/attested")
    assert isinstance(found, ExplainedRequirement)
    operation = found.spec.functions["statistics-report"].operation
    assert operation.kind == "attest"
    assert operation.evidence in subject_text(found, "ja")


def test_an_entry_of_a_specification_with_parts_names_those_it_belongs_to() -> None:
    text = explained("common_functions/function/integrated-collection-forms")
    assert "036 統合収納管理" in text
    assert "037 統合滞納管理" in text
    assert "031 Address numbers of non-residents" in explained(
        "common_functions/api/issue-atena-number", "en"
    )
    assert "部分" not in explained(RULE)


def test_a_case_tells_what_it_tries_and_with_which_polarity() -> None:
    text = explained("child_allowance/function/register-claim/rejects-missing-claim-no", "en")
    assert "refuses what it must, for the agreed reason" in text
    assert "E0001" in text


def test_with_a_result_the_cases_carry_their_verdicts() -> None:
    name = f"{RULE}/worked-examples"
    result = samples.result((samples.case(name, "fail", finding=samples.FINDING),))
    assert f"✗ 不合格  {name}" in explained(RULE, "ja", result)
    assert f"conformance replay result.json {name}" in explained(name, "ja", result)


def test_an_open_question_cites_every_place_it_rests_on() -> None:
    text = explained("common_functions/question/town-name-length")
    question = load("common_functions").questions["town-name-length"]
    assert question.citations
    assert all(c.place.cell in text and c.says in text for c in question.citations)


def test_a_code_tells_its_meaning_its_remedy_and_where_the_result_has_it(mixed: Result) -> None:
    text = code_text(codes()["F-SEARCH"], "ja", mixed)
    assert codes()["F-SEARCH"].meaning.ja in text
    assert codes()["F-SEARCH"].remedy.ja in text
    assert text.splitlines()[-1].endswith("child_allowance/function/search-claims/finds-by-name")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_explanation_of_a_code_reads_as_agreed(
    lang: Language, snapshot: SnapshotAssertion
) -> None:
    assert code_text(codes()["F-LEAK"], lang) == snapshot


WORDS_OF_THE_FIELD = frozenset(("XML", "CSV", "PDF", "API", "ID", "DV", "UTF", "BOM"))


@pytest.mark.parametrize("kind", ["function", "form", "rule", "linkage", "record", "invariant"])
def test_the_japanese_explanation_of_a_case_holds_no_english_sentence(kind: str) -> None:
    spec = load("child_allowance")
    cases = (c for r in requirements(spec) if r.kind == kind for c in cases_of(spec, r))
    for case in cases:
        (found,) = find_subjects(case.id)
        said = [line for line in subject_text(found, "ja").splitlines() if case.id not in line]
        words = [re.sub(r"\S*/\S*", "", line) for line in said]  # ids stay as they are
        assert [line for line in words if re.search(r"[a-z]+ [a-z]+ [a-z]+", line)] == []


def test_the_english_explanation_of_a_rule_says_in_english_what_it_does() -> None:
    text = explained("child_allowance/rule/payment-start-month", "en")
    assert "Return the month payment starts" in text


def test_japanese_facts_and_items_are_said_by_their_names() -> None:
    text = explained("child_allowance/rule/payment-start-month")
    said, _, entry = text.partition("\nmapping:\n")
    assert "claim_date" not in said
    assert "claim_date" in entry  # in the mapping entry keys are what has to be written
    assert "請求年月日 2025-05-15（令和7年5月15日）" in text
    assert "宛名番号 (数字, 必須, 15桁)" in explained("child_allowance/record/payees")
