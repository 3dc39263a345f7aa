"""What calls may be called: by their events, by what a view shows, by what is kept of them."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.surfaces.drafting.subjects import (
    general_subjects,
    group_subjects,
    named_subjects,
)
from conformance.surfaces.drafting.topics import topic

SEAL, RESIDENTS = load("seal_registration"), load("resident_register")


def titles(subjects, key):
    return next(one for one in subjects if one.key == key).titles


def test_a_function_is_called_by_the_event_that_it_enters_first():
    found = titles(named_subjects(SEAL), "abolish-on-application")
    assert found[0] == SEAL.functions["abolish-on-application"].title_ja
    assert {"廃止", "廃止届", "廃止の申請", "印鑑登録の廃止"} < set(found)
    assert "転入届" in titles(named_subjects(RESIDENTS), "move-in-entry")
    assert "転入届" not in titles(named_subjects(RESIDENTS), "mover-entry")


def test_what_a_view_shows_is_called_by_the_view_and_a_register_by_what_it_is_of():
    assert "住民（日本人・外国人共通）" in titles(group_subjects(RESIDENTS), "japanese_residents")
    assert titles(group_subjects(SEAL), "seal_registrations") == ("印鑑登録原票", "印鑑登録")
    assert titles(group_subjects(SEAL), "holds") == ("抑止",)


def test_the_log_and_the_export_have_the_names_in_use():
    assert "監査ログ" in titles(general_subjects(SEAL), "audit")
    assert "CSV出力" in titles(general_subjects(SEAL), "export")


def test_an_application_is_about_what_is_applied_for_and_never_about_nothing():
    assert topic("支援措置の申出") == topic("支援措置の開始") == "支援措置"
    assert topic("申請・届出受付の管理") == "申請届出"
    assert topic("申請の受付") == "申請の受付"
