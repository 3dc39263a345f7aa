"""A leak is said in a sentence: what, where, made out to whom."""

from conformance.catalog.load import load
from conformance.suite.leak_words import leaked_said

SPEC = load("seal_registration")


def test_item_paper_and_addressee_are_named():
    said = leaked_said(SPEC, ["address"], "form/seal-certificate", "other_party")
    assert said.told.ja == "相手方あての「印鑑登録証明書」に、支援措置対象者の住所が現れました。"
    assert "made out to the other party shows the address of a protected person" in said.told.en


def test_a_way_out_that_the_catalogue_does_not_name_is_named_by_itself():
    said = leaked_said(SPEC, ["address", "name"], "audit log")
    assert '"audit log" shows the address, name of a protected person' in said.told.en
    assert "「audit log」" in said.told.ja
