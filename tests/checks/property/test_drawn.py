"""Drawn people as values of the items a law names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis.errors import UnsatisfiedAssumption

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.checks.property import drawn
from conformance.population.people.named import names
from tests.checks.property.tried import case_of
from tests.packages.nobody import NOBODY

DAY = date(2026, 11, 21)
CASE = case_of("seal_registration/invariant/foreign-name-kept", "kept")


def trial(scope: str = "") -> Trial:
    spec = load("seal_registration")
    return Trial(CASE, spec, {"seal_registration": spec}.get, None, NOBODY, DAY, 1, scope=scope)  # type: ignore[arg-type]  # nothing is called


def test_everybody_whose_name_lies_at_an_edge_is_tried() -> None:
    wanted = {name.roman or name.kanji for edge in names().foreign for name in edge.names}
    found = {one.name.roman or one.name.kanji for one in drawn.known(trial(), "foreign")}
    assert found == wanted
    assert drawn.known(trial(), "japanese") == []


def test_what_somebody_does_not_have_is_left_out() -> None:
    group = load("seal_registration").records["seal_registrations"]
    people = drawn.known(trial(), "foreign")
    with_alias = next(p for p in people if p.name.alias)
    without = next(p for p in people if not p.name.alias)
    items = ["name", "alias_name"]
    assert drawn.worn(trial(), group, with_alias, items)["alias_name"] == with_alias.name.alias
    assert set(drawn.worn(trial(), group, without, items)) == {"name"}


def test_who_has_no_value_for_what_is_required_is_nobody_here() -> None:
    group = load("seal_registration").records["seal_registrations"]
    someone = drawn.known(trial(), "foreign")[0]
    nameless = replace(someone, name=replace(someone.name, roman=None, kanji=None))
    with pytest.raises(UnsatisfiedAssumption):
        drawn.worn(trial(), group, nameless, ["alias_name"])


def test_attempts_have_people_of_their_own_where_people_stay() -> None:
    assert trial().apart(3).scope == ""
    assert trial("run/case/").apart(3).scope == "run/case/3/"
