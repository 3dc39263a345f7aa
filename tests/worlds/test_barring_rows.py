"""Rows of which a copy may lawfully be had."""

from conformance.catalog.load import load
from conformance.worlds.barring_rows import cleared

SPEC = load("resident_register")


def test_a_certificate_of_moving_out_is_had_of_somebody_who_moved_out():
    """Who stands among the removed records does not live here (住民基本台帳法施行令第24条)."""
    form, group = SPEC.forms["move-out-certificate"], SPEC.records["removed_records"]
    state = cleared(SPEC, form, group.key, group)["resident_status"]
    assert SPEC.codes["resident_status"].values[str(state)] == "転出"


def test_a_copy_of_the_record_is_had_of_somebody_who_lives_here():
    form, group = SPEC.forms["resident-copy"], SPEC.records["japanese_residents"]
    state = cleared(SPEC, form, group.key, group)["resident_status"]
    assert SPEC.codes["resident_status"].values[str(state)] == "住民"


def test_what_tells_one_thing_in_two_ways_agrees_in_a_row_that_is_in_no_copys_way():
    tax = load("individual_resident_tax")
    form, group = tax.forms["nontax-certificate"], tax.records["assessments"]
    made = cleared(tax, form, "taxpayers", group)
    assert made == {"taxed_kind": "0", "tax_class": "3"}
