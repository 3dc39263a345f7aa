from conformance.catalog.bindings import person_item
from conformance.catalog.load import load

SPEC = load("public_assistance")


def test_a_group_with_the_key_of_persons_names_them_by_it() -> None:
    assert person_item(SPEC, SPEC.records["members"]) == "atena_number"


def test_a_household_names_its_head_by_a_reference_to_the_same_register() -> None:
    assert person_item(SPEC, SPEC.records["cases"]) == "head_atena_number"


def test_a_group_without_any_such_reference_names_nobody() -> None:
    assert person_item(SPEC, SPEC.records["decisions"]) is None
