"""An export that ends after so many rows is found, in every domain that has one."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Export
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour, correct
from tests.packages.served import session


class Short(Behaviour):
    """Writes a hundred rows and says nothing of more."""

    def selected(self, rows):
        return rows[:100]


def _exporting():
    for domain in domains():
        spec = load(domain)
        if any(isinstance(one.operation, Export) for one in spec.functions.values()):
            yield domain


def _short(at):
    return Short() if "/record/" in at else correct(at)


@pytest.mark.parametrize(
    "domain",
    [
        name if name == "child_allowance" else pytest.param(name, marks=pytest.mark.whole)
        for name in _exporting()
    ],
)
def test_an_export_that_ends_after_a_hundred_rows_is_found(domain):
    spec = load(domain)
    cases = [case for one in requirements(spec) for case in cases_of(spec, one)]
    with session(_short, domain) as opened:
        found = {opened.execute(case).verdict for case in cases if case.check == "export/rows"}
    assert "fail" in found
