"""The product without a reset: one database, in which the people of earlier cases stay."""

import pytest

from own_rest.faults import FAULTS
from own_rest.server import make
from own_rest.tried import api_cases, best, cases_like, edited, session


def _shared(api):
    """Set the date only; whoever is in the database stays in it."""
    api["capabilities"] = {"reset": False, "business_date": "settable", "batch_on_shared": True}
    fresh = next(c for c in api["mapping"]["calls"] if c["action"] == "fresh")
    fresh["steps"][1]["body"]["nokosu"] = "1"


def _one_of_each_check():
    """Return a case of each check; those that draw people by the hundred fill the product's lists.

    Its log then is longer than the pages that are read. They are tried in a shared database of the
    sample package (tests/worlds/as_it_is).
    """
    apart = ("property/", "lives/")
    return {c.check: c for c in api_cases() if not c.check.startswith(apart)}.values()


@pytest.mark.whole
def test_every_check_passes_among_the_people_of_the_others():
    app = make()
    with session(app, edited(_shared)) as opened:
        for opened.nonce in ("kx7q", "m2vd"):  # the first round's people stand in the second
            cases = {case.id: case for case in _one_of_each_check()}
            outcomes = {name: opened.execute(case) for name, case in cases.items()}
            assert {i: o for i, o in outcomes.items() if o.verdict != best(cases[i])} == {}
    (register,) = app.registers.values()
    assert len(register.rows("juki", "jumin")) > len(outcomes)


@pytest.mark.parametrize("name", ["name-part-lost", "job-done-twice", "audit-missing"])
def test_a_fault_is_found_there_too(name):
    case = cases_like(FAULTS[name].glob)[0]
    with session(make(name), edited(_shared), "kx7q") as opened:
        assert opened.execute(case).verdict == "fail"
