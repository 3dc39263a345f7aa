"""What is hidden at one place is shown at no other; what is hidden nowhere is not judged."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.checks.property import no_trace_elsewhere
from conformance.checks.property.protected import ProtectedRows
from conformance.findings import UntestedError
from conformance.population.canaries import Canary
from conformance.population.rows import PlacedRow

SPEC = load("resident_register")
OWN = "japanese_residents"
MINE, OTHERS = "仮想県試験市桜町４１番地７", "仮想県試験市松原８８番地２"
MARK = Canary(SPEC.domain, OWN, "address", MINE, MINE)
ROW = {"atena_number": "1", "history_no": 1, "household_number": "7", "address": MINE}
OTHER = {"atena_number": "2", "history_no": 1, "household_number": "8", "address": OTHERS}
HIDDEN = "＊＊＊"


class Package:
    """Answers by group; each answer is what it was told, under names that nobody maps."""

    def __init__(self, answers):
        self.answers, self.last = answers, ()

    def query(self, _domain, group, where):
        if group not in self.answers:
            raise UntestedError(SimpleNamespace(code="P-NOT-MAPPED", en="", ja=""))
        other = where.get("atena_number") == "2"
        self.last = ({"所在": self.answers[group][1 if other else 0]},)

    def export(self, _domain, groups):
        (group,) = groups
        found = self.answers.get(group)
        self.last = tuple({"所在": one} for one in found or ())
        return SimpleNamespace(accepted=found is not None)


@pytest.fixture
def standing(monkeypatch):
    monkeypatch.setattr(no_trace_elsewhere, "emitted", lambda package, *_: package.last)
    leaked = lambda *told: AssertionError(told[3])  # noqa: E731 - where it came out
    monkeypatch.setattr(no_trace_elsewhere, "leak", leaked)

    def made(answers):
        trial = SimpleNamespace(
            domain=SPEC.domain, spec=SPEC, group=SPEC.records.get, interface=Package(answers)
        )
        home = {"household_number": "7", "address": MINE}
        placed = (PlacedRow(SPEC.domain, OWN, ROW), PlacedRow(SPEC.domain, "households", home))
        watcher = SimpleNamespace(story=None)
        return ProtectedRows(trial, SPEC.records[OWN], ROW, OTHER, (MARK,), watcher, placed)

    return made


@pytest.mark.parametrize(
    ("person", "home", "told"),
    [
        ((HIDDEN, OTHERS), (MINE, OTHERS), "query/households"),
        ((HIDDEN, OTHERS), (HIDDEN, OTHERS), None),
        ((MINE, OTHERS), (MINE, OTHERS), None),  # hidden nowhere: there are cases for that
        ((HIDDEN, HIDDEN), (MINE, OTHERS), None),  # nobody's is shown there: no sign of hiding
    ],
)
def test_an_enquiry_shows_nothing_that_another_hides(standing, person, home, told):
    rows = standing({OWN: person, "households": home})
    if told is None:
        no_trace_elsewhere.hold_enquiries(rows)
        return
    with pytest.raises(AssertionError, match=told):
        no_trace_elsewhere.hold_enquiries(rows)


def test_what_is_asked_by_the_person_is_found_in_every_group_that_names_them(standing):
    rows = standing({OWN: (HIDDEN, OTHERS), "certificate_issues": (f"送付先 {MINE}", "")})
    with pytest.raises(AssertionError, match="query/certificate_issues"):
        no_trace_elsewhere.hold_enquiries(rows)


def test_a_list_of_another_kind_shows_nothing_that_a_list_hides(standing):
    rows = standing({OWN: (HIDDEN, OTHERS), "history": (MINE, OTHERS)})
    with pytest.raises(AssertionError, match="export/history"):
        no_trace_elsewhere.hold_exports(rows)


def test_a_list_that_is_to_hold_addresses_may_hold_them(standing):
    assert "address" in {item.key for item in SPEC.records["households"].items}
    no_trace_elsewhere.hold_exports(standing({OWN: (HIDDEN, OTHERS), "households": (MINE, OTHERS)}))
