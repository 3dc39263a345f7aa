"""A log entry that is missing: the nearest one is named by the parts in which it differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from conformance.surfaces.capabilities import Capabilities
from tests.worlds.as_it_is.others import planned, profile_with, session

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
CASE = "child_allowance/function/operation-log/leaves-entry-of-read"


@dataclass
class Forgetful:
    """Writes no role into its log, or no log at all."""

    package: object
    keeps: bool

    def __getattr__(self, name):
        return getattr(self.package, name)

    def audit(self):
        found = self.package.audit() if self.keeps else ()
        return tuple({**entry, "role": None} for entry in found)


@pytest.fixture(scope="module")
def opened():
    with session(profile_with(PROFILE, Capabilities()), DAY) as found:
        yield found


def finding(opened, *, keeps):
    case = next(p.case for p in planned(opened.profile, DAY) if p.case.id == CASE)
    package = opened.interface
    opened._interface = Forgetful(package, keeps)
    try:
        return opened.execute(case).finding
    finally:
        opened._interface = package


def test_the_part_that_differs_is_said(opened):
    found = finding(opened, keeps=True)
    assert (found.code, found.where) == ("F-NOT-LOGGED", "audit → role")
    assert (found.expected, found.found) == ({"role": "clerk"}, {"role": None})
    assert "the nearest entry differs in role" in found.en
    assert "role" in found.ja


def test_where_there_is_no_entry_the_whole_entry_is_asked_for(opened):
    found = finding(opened, keeps=False)
    assert (found.code, found.where, found.found) == ("F-NOT-LOGGED", "audit", [])
    assert found.expected["role"] == "clerk"
