"""Rows of a scope: identities and names of its own, the same facts, references that still meet."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.people.numbers import is_person
from conformance.population.people.roles import role_at
from conformance.population.rows import RowBuilder, identifies, references, tells_apart

DAY = date(2026, 4, 1)
SPEC = load("child_allowance")


def builder(scope=""):
    return RowBuilder(1, DAY, {SPEC.domain: SPEC}.get, scope)


NAMES = {"name", "name_kana", "birth_date", "holder_kana"}
"""What a database that lasts tells people by, beside their numbers."""


def test_a_scope_changes_identities_and_no_facts():
    for group in SPEC.records.values():
        one, two = (builder(s).full(SPEC, group, "a") for s in ("one", "two"))
        named = {i.key for i in group.items if identifies(group, i) or is_person(i)}
        assert {k for k in one if one[k] != two[k]} - NAMES == named


def test_without_a_scope_rows_are_what_they_always_were():
    group = SPEC.records["payees"]
    assert builder().full(SPEC, group, "a") == builder("").full(SPEC, group, "a")
    assert builder("one").full(SPEC, group, "a") == builder("one").full(SPEC, group, "a")


def test_references_of_a_scoped_row_meet_the_rows_they_need():
    group = SPEC.records["children"]
    row = builder("one").row(SPEC, group, "a")
    payees = [p for p in builder("one").world(SPEC, group, row) if p.group == "payees"]
    assert row["payee_atena"] in {p.row["atena_number"] for p in payees}
    assert all(p.matters == ("atena_number",) for p in payees)


def test_a_world_asked_for_again_is_the_same_and_whoever_gets_it_may_change_it():
    group = SPEC.records["children"]
    made = builder()  # what is kept is kept for this builder
    row = made.row(SPEC, group, "a")
    first = made.world(SPEC, group, row)
    as_it_was = [one.as_json() for one in first]

    for one in first:
        one.row.clear()

    assert [one.as_json() for one in made.world(SPEC, group, row)] == as_it_was
    assert all(one["row"] for one in as_it_was)


def test_worlds_of_rows_that_differ_by_type_alone_are_two():
    group = SPEC.records["children"]
    made = builder()
    row = made.row(SPEC, group, "a")
    for value in (True, 1):
        said = {**row, "payee_atena": value}
        needed = [one for one in made.world(SPEC, group, said) if one.group == "payees"]
        assert {type(one.row["atena_number"]) for one in needed} <= {type(value)}


def test_a_key_of_a_mere_number_tells_nobody_apart():
    assert tells_apart(SPEC.records["claims"])
    assert not tells_apart(SPEC.records["audit_trail"])
    assert "payee_atena" in references(SPEC.records["children"])


def test_a_row_that_must_name_who_refers_to_it_names_that_row():
    spec = load("seal_registration")
    made = RowBuilder(1, DAY, {spec.domain: spec}.get)
    group = spec.records["seal_registrations"]
    row = made.row(spec, group, "a")

    world = made.world(spec, group, row)

    impressions = [one.row for one in world if one.group == "impressions"]
    assert [one["registration_number"] for one in impressions] == [row["registration_number"]]
    assert [one for one in world if one.group == group.key] == []


def test_what_only_foreigners_have_is_asked_of_a_foreigner():
    spec = load("health_management")
    made = RowBuilder(1, DAY, {spec.domain: spec}.get)
    group = spec.records["resident_snapshots"]
    for row in (made.row(spec, group, "a", ["name_roman"]), made.full(spec, group, "a")):
        kind = spec.codes["resident_kind"].values[row["resident_kind"]]
        assert "外国人" in kind
        assert role_at(int(row["atena_number"][-1])) == "foreigner"
    fixed = made.row(spec, group, "a", ["name_roman"], {"resident_kind": "1"})
    assert role_at(int(fixed["atena_number"][-1])) == "head"


def test_rows_told_apart_by_a_number_alone_have_different_numbers():
    spec = load("child_allowance")
    group = spec.records["audit_trail"]
    builder = RowBuilder(1, date(2026, 4, 1), {spec.domain: spec}.get)
    numbers = [builder.row(spec, group, f"entry {n}")["log_no"] for n in range(500)]
    assert len(set(numbers)) == len(numbers)
