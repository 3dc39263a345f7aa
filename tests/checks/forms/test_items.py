"""Copies of forms: whom they are about."""

from dataclasses import dataclass
from datetime import date

from conformance.catalog.bindings import binding_of
from conformance.catalog.load import load
from conformance.checks.forms.lawful_copy import _copy
from conformance.population.rows import RowBuilder
from conformance.worlds.protect import person_of

DAY = date(2026, 11, 21)


@dataclass
class FormTrial:
    spec: object
    builder: RowBuilder
    day: date = DAY
    seed: int = 1

    @property
    def domain(self):
        return self.spec.domain

    def group(self, key):
        return self.spec.records[key]


def test_a_copy_names_its_person_where_the_register_may_lack_the_number() -> None:
    # Somebody may stand in the overseas roll without a number; a protected person may not.
    spec = load("electoral_roll")
    trial = FormTrial(spec, RowBuilder(1, DAY, load))
    card = spec.forms["overseas-voter-card"]
    binding = binding_of(spec, card, "overseas_voters")

    copy = _copy(trial, card, binding, everything=True)

    assert not spec.records["overseas_voters"].item("atena_number").required
    assert person_of(trial, "overseas_voters", copy.row, copy.placed) is not None
    assert "atena_number" in copy.placed[-1].matters
