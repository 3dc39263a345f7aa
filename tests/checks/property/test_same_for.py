"""Two people who differ in name alone are decided about alike."""

from tests.checks.property.tried import tried

CHILDREN = "child_rearing_allowance/invariant/nationality-blind"


def test_a_sound_package_decides_alike() -> None:
    assert tried(CHILDREN, "same-for").verdict == "pass"


def test_a_decision_that_depends_on_the_letters_of_a_name_is_found_with_both_people() -> None:
    fault = {"kind": "set_with", "item": "name", "trait": "roman_letters"}
    at = "function/manage-children"
    finding = tried(CHILDREN, "same-for", at, **fault, sets={"pay_to": None}).finding
    assert finding is not None
    assert (finding.code, finding.found) == ("F-INVARIANT", None)
    assert isinstance(finding.example, dict)
    assert finding.example["first"] != finding.example["second"]
