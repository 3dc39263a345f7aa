"""A kind of municipality that a requirement leaves out is covered by its counterpart, or told."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.lint_cities import city_messages, covered
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.levels import CITY_TYPES, Clause, Situation, decide

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.levels import CityType

DOMAIN, VERSION = "disability_welfare", "2.0"
FORWARD = "city: [other_than_designated]}]\n  counterpart: mental-decision"

BREAKS = {
    "a kind left out of both": (
        FORWARD,
        "city: [general_city, core_city, special_ward]}]\n  counterpart: mental-decision",
        "mental-forward says nothing of town_village",
    ),
    "a counterpart there is not": (FORWARD, FORWARD + "s", "no counterpart 'mental-decisions'"),
    "no counterpart": (
        FORWARD,
        "city: [general_city]}]",
        "mental-forward says nothing of designated_city, core_city, special_ward, town_village",
    ),
}

DUTIES: dict[tuple[str, str, CityType], str] = {
    ("resident_register", "address-dictionary-as-needed", "core_city"): "required",
    ("resident_register", "address-dictionary-as-needed", "special_ward"): "required",
    ("resident_register", "address-dictionary-as-needed", "town_village"): "required",
    ("resident_register", "bulk-entry-general", "core_city"): "optional",
    ("disability_welfare", "body-forward", "core_city"): "not_applicable",
    ("disability_welfare", "body-decision", "core_city"): "required",
    ("disability_welfare", "body-forward", "special_ward"): "required",
    ("disability_welfare", "mental-forward", "core_city"): "required",
    ("disability_welfare", "mental-decision", "core_city"): "not_applicable",
    ("disability_welfare", "mental-outpatient-forward", "special_ward"): "required",
    ("child_rearing_allowance", "relay-prefecture", "general_city"): "not_applicable",
    ("child_rearing_allowance", "relay-prefecture", "town_village"): "optional",
}


@pytest.mark.parametrize("domain", domains())
def test_nobody_is_left_out_in_the_catalogue(domain: str) -> None:
    assert [message.text("en") for message in city_messages(load(domain))] == []


@pytest.mark.parametrize(("domain", "key", "city"), DUTIES)
def test_the_duties_of_each_kind_of_municipality(domain: str, key: str, city: CityType) -> None:
    spec = load(domain)
    situation = Situation(city, dt.date(2026, 4, 1), spec.version)
    assert decide(spec.functions[key].class_, situation) == DUTIES[domain, key, city]


@pytest.mark.parametrize("name", BREAKS)
def test_who_is_left_out_is_told_where_it_stands(tmp_path: Path, name: str) -> None:
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    old, new, said = BREAKS[name]
    path = tmp_path / DOMAIN / VERSION / "functions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = list(city_messages(load(DOMAIN, root=tmp_path)))

    assert {message.code for message in found} == {"CAT041"}
    assert any(said in message.en for message in found), [m.en for m in found]
    assert all(message.where.startswith(f"{DOMAIN}/{VERSION}/functions.yaml:") for message in found)


@pytest.mark.parametrize("city", CITY_TYPES)
def test_a_group_of_kinds_holds_for_each_of_them(city: CityType) -> None:
    clause = Clause.model_validate({"is": "required", "city": ("other_than_designated",)})
    assert clause.holds(Situation(city, dt.date(2026, 4, 1), "1.0")) == (city != "designated_city")
    assert covered((clause,)) == frozenset(CITY_TYPES) - {"designated_city"}
