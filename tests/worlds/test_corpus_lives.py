"""A story of lives that went wrong is saved, played first again, and holds once it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.findings import Counterexample
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from conformance.worlds.corpus import Corpus, only
from tests.packages.served import session

ROOT = Path(__file__).parents[2]
FAULT = mutant("lives-same-day-correction-overwrites")
DOMAIN = FAULT.requirement.split("/")[0]


@pytest.fixture(scope="module")
def case():
    spec = load(DOMAIN)
    wanted = next(one for one in requirements(spec) if one.id == FAULT.requirement)
    return next(one for one in cases_of(spec, wanted) if one.check == "lives/stand")


def tried(case, conduct, corpus):
    with session(conduct, DOMAIN) as opened:
        opened.corpus = corpus
        return opened.execute(case)


@pytest.mark.whole
def test_a_saved_story_is_played_first_and_decides_until_it_is_mended(case):
    found = tried(case, FAULT.conduct(), Corpus())
    one = found.finding.counterexample
    assert (one.form, one.saved) == ("choices", False)

    corpus = only(case.id, one)
    again = tried(case, FAULT.conduct(), corpus)
    assert again.finding.counterexample.saved
    assert again.finding.example == found.finding.example
    assert (again.saved.tried, again.saved.stale) == (1, 0)

    other = only(case.id, Counterexample("", "choices", "no choices"))
    stale = tried(case, FAULT.conduct(), other)
    assert (stale.finding.example, stale.saved.stale) == (found.finding.example, 1)

    mended = tried(case, correct, corpus)
    assert (mended.verdict, mended.saved.tried) == ("pass", 1)
