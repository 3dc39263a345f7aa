from conformance.catalog.load import load
from conformance.catalog.uses import EntryPlace, uses

BOOKS = "supplementary_family_register"
USES = uses(load(BOOKS))


def test_a_function_is_built_on_its_record_and_on_the_rule_that_derives_an_item() -> None:
    assert USES[EntryPlace(BOOKS, "functions", "manage-removed-book")] == {
        EntryPlace(BOOKS, "records", "removed_books"),
        EntryPlace(BOOKS, "rules", "removed-book-retention"),
    }


def test_a_record_is_built_on_its_code_lists_and_not_on_what_its_keys_refer_to() -> None:
    found = USES[EntryPlace(BOOKS, "records", "persons")]

    assert found == {
        EntryPlace(BOOKS, "codes", "sex"),
        EntryPlace(BOOKS, "codes", "removal_reason"),
    }


def test_a_form_is_built_on_the_group_it_is_about() -> None:
    assert USES[EntryPlace(BOOKS, "forms", "fuhyo-notice")] == {
        EntryPlace(BOOKS, "records", "notices")
    }


def test_one_side_of_a_linkage_is_built_on_the_other_domain_s_entry() -> None:
    found = USES[EntryPlace(BOOKS, "linkages", "resident-to-fuhyo")]

    assert EntryPlace("resident_register", "linkages", "resident-to-fuhyo") in found
    assert EntryPlace(BOOKS, "records", "entries") in found


def test_an_invariant_is_built_on_the_forms_and_rules_of_its_checks() -> None:
    found = USES[EntryPlace(BOOKS, "invariants", "dv-address-never-leaks")]

    assert EntryPlace(BOOKS, "rules", "support-block-on-copy") in found
    assert EntryPlace(BOOKS, "forms", "fuhyo-copy-all") in found
