"""What no text supports is told with what was expected, and with what to write about it."""

import samples

from conformance.report import junit, markdown
from conformance.report.unconfirmed import answer_said, to_answer

CASE = samples.case(
    "child_allowance/record/claims/file-columns", "unconfirmed", finding=samples.INVENTED
)


def test_the_entry_to_write_names_the_case():
    assert f"case: {CASE.id}, accepted: false" in to_answer(CASE).en
    assert f"case: {CASE.id}, accepted: false" in to_answer(CASE).ja


def test_an_answer_names_its_document_and_page_or_that_it_accepts():
    assert "別紙3 12" in answer_said(samples.ANSWER).ja
    accepted = samples.ANSWER.model_copy(update={"accepted": True, "document": None, "page": None})
    assert answer_said(accepted).en == "accepted (架空次郎, 2026-10-20)"


def test_it_stands_before_the_defects_in_a_page_of_markdown():
    text = markdown.render(samples.result(), "en")
    assert 0 < text.index("Deviations from what no text supports") < text.index("## Defects")
    assert "file\\-columns F\\-FILE\\-COLUMN\\-MISSING" in text


def test_junit_skips_it_with_what_was_expected_and_never_counts_it_as_failed():
    text = junit.render(samples.result((CASE,))).decode()
    assert '<skipped type="unconfirmed"' in text
    assert "expected: [&quot;請求年月日&quot;]" in text
    assert 'failures="0"' in text
    assert '<property name="ground" value="reconstructed"/>' in text
