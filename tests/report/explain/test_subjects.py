import pytest

from conformance.errors import UsageError
from conformance.report.explain.subjects import (
    ExplainedQuestion,
    ExplainedRequirement,
    find_code,
    find_subjects,
)

RULE = "child_allowance/rule/monthly-amount"
QUESTION = "town-name-length"


def test_a_requirement_is_found_by_its_id_and_by_its_key_alone() -> None:
    for name in (RULE, "monthly-amount"):
        (found,) = find_subjects(name)
        assert isinstance(found, ExplainedRequirement)
        assert found.requirement.id == RULE
        assert found.case is None


def test_a_case_is_found_by_its_id() -> None:
    (found,) = find_subjects(f"{RULE}/worked-examples")
    assert isinstance(found, ExplainedRequirement)
    assert found.case is not None
    assert found.case.id == f"{RULE}/worked-examples"


def test_the_cause_of_a_finding_names_its_requirement() -> None:
    (found,) = find_subjects(f"{RULE}:total")
    assert isinstance(found, ExplainedRequirement)
    assert found.requirement.id == RULE


def test_an_item_names_its_record_group() -> None:
    (found,) = find_subjects("child_allowance/record/claims/claim_no")
    assert isinstance(found, ExplainedRequirement)
    assert found.requirement.id == "child_allowance/record/claims"


def test_an_open_question_is_found() -> None:
    (found,) = find_subjects(f"common_functions/question/{QUESTION}")
    assert isinstance(found, ExplainedQuestion)
    assert found.question.key == QUESTION


def test_codes_are_found_however_they_are_written() -> None:
    assert find_code("f-leak") is find_code("F-LEAK") is not None
    assert find_code("no-such-code") is None


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("child_allowance/rule/monthly-amoun", RULE),
        ("monthly-amont", "monthly-amount"),
        (f"{RULE}/worked-exampl", f"{RULE}/worked-examples"),
        ("F-LEEK", "F-LEAK"),
    ],
)
def test_an_unknown_id_proposes_the_nearest_name(wrong: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_subjects(wrong)
    (message,) = caught.value.messages
    assert caught.value.exit_code == 2
    assert repr(near) in message.remedy_ja
    assert repr(near) in message.remedy_en


def test_what_resembles_nothing_is_answered_with_the_form_of_an_id() -> None:
    with pytest.raises(UsageError) as caught:
        find_subjects("zzzzzzzzzzzz")
    assert caught.value.messages[0].remedy_en == "name it as domain/kind/key"
