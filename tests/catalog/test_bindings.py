from conformance.catalog.bindings import PersonLink, person_item, person_link, person_named
from conformance.catalog.load import load

SPEC = load("public_assistance")


def test_a_group_with_the_key_of_persons_names_them_by_it() -> None:
    assert person_item(SPEC, SPEC.records["members"]) == "atena_number"


def test_a_household_names_its_head_by_a_reference_to_the_same_register() -> None:
    assert person_item(SPEC, SPEC.records["cases"]) == "head_atena_number"


def test_a_group_without_any_such_reference_names_nobody() -> None:
    assert person_item(SPEC, SPEC.records["decisions"]) is None


def test_a_row_that_knows_a_person_by_another_number_is_followed_to_their_row() -> None:
    spec = load("long_term_care_insurance")
    premiums = spec.records["premiums"]
    assert person_link(spec, premiums) == PersonLink("insured_number", "insured_number")
    people = [
        {"insured_number": "0000000001", "atena_number": "1"},
        {"insured_number": "0000000002", "atena_number": "2"},
    ]
    assert person_named(spec, premiums, {"insured_number": "0000000002"}, people) == "2"
    assert person_named(spec, premiums, {"insured_number": "0000000003"}, people) is None


def test_a_vehicle_change_is_about_the_taxpayer_of_its_vehicle() -> None:
    spec = load("light_vehicle_tax")
    changes = spec.records["vehicle_changes"]
    assert person_link(spec, changes) == PersonLink("vehicle_no", "vehicle_no")
    vehicles = [{"vehicle_no": "7", "taxpayer_atena": "123"}]
    assert person_named(spec, changes, {"vehicle_no": "7"}, vehicles) == "123"
