"""What is entered of a person comes back to the letter, or a finding says what became of it."""

from conformance.findings import Answered, Reason
from tests.checks.property.tried import tried

CREATED = "child_allowance/invariant/foreign-name-kept"
UPDATED = "individual_resident_tax/invariant/foreign-name-kept"


def test_names_of_all_kinds_are_kept_by_a_sound_package() -> None:
    assert tried(CREATED, "kept").verdict == "pass"
    assert tried(UPDATED, "kept").verdict == "pass"


def test_a_name_that_loses_its_third_word_is_found_with_the_whole_person() -> None:
    fault = {"kind": "stored_respelt", "item": "name", "trait": "three_words", "how": "two_words"}
    finding = tried(CREATED, "kept", "function/register-payee", **fault).finding
    assert finding is not None
    assert (finding.code, finding.cause) == (
        "F-VALUE",
        "child_allowance/function/register-payee:name",
    )
    assert str(finding.expected).startswith(f"{finding.found}\u3000")
    assert isinstance(finding.example, dict)
    assert set(finding.example) == {"name", "name_kana"}


def test_a_name_that_is_refused_is_found() -> None:
    fault = {"kind": "refused_with", "item": "name", "trait": "one_word", "code": "E0002"}
    finding = tried(CREATED, "kept", "function/register-payee", **fault).finding
    assert finding is not None
    assert finding.code == "F-NOT-ACCEPTED"
    assert isinstance(finding.found, Answered)
    assert (finding.found.status, finding.found.reasons) == (400, (Reason("E0002", "name"),))


def test_a_changed_name_that_is_written_otherwise_is_found() -> None:
    fault = {"kind": "stored_respelt", "item": "alias_name", "trait": "beyond_bmp", "how": "geta"}
    finding = tried(UPDATED, "kept", "function/foreign-name-control", **fault).finding
    assert finding is not None
    assert "〓" in str(finding.found)
