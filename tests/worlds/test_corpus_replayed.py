"""A counterexample is found by drawing, shrunk, saved, tried first next time, and then mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from conformance.worlds.corpus import Corpus, read_corpus, save
from tests.packages.served import session

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome
    from conformance.reference.behaviour import Conduct

DOMAIN = "child_allowance"
FAULT = "child-allowance-no-offset"
CASE = f"{DOMAIN}/rule/overpayment-offset/generated-facts"


@pytest.fixture(scope="module")
def case() -> Case:
    spec = load(DOMAIN)
    wanted = next(one for one in requirements(spec) if CASE.startswith(f"{one.id}/"))
    return next(one for one in cases_of(spec, wanted) if one.id == CASE)


def tried(case: Case, conduct: Conduct, corpus: Corpus) -> tuple[Outcome, int]:
    """Execute a case; return its outcome and how many facts the package was asked about."""
    with session(conduct, DOMAIN) as opened:
        opened.corpus = corpus
        asked, calculate = [0], opened.interface.calculate

        def counted(*given: object) -> object:
            asked[0] += 1
            return calculate(*given)

        opened.interface.calculate = counted
        return opened.execute(case), asked[0]


def test_what_was_found_is_tried_first_until_it_is_mended(case: Case, tmp_path: Path) -> None:
    faulty = mutant(FAULT).conduct()
    found, before = tried(case, faulty, Corpus())
    assert found.finding is not None
    one = found.finding.counterexample
    assert one is not None
    month = {"month": "2025-04", "paid": 14999, "due": 14999}  # nobody asks about no month
    assert one.value == {"months": [month], "continuing": True, "next_payment_due": 1}
    assert before > 10
    assert (one.form, one.saved, found.saved.tried) == ("value", False, 0)

    save(tmp_path, [(case.id, one, found.finding.example)])
    corpus = read_corpus(tmp_path)
    again, asked = tried(case, faulty, corpus)
    assert asked == 1
    assert again.finding is not None
    assert again.finding.counterexample is not None
    assert again.finding.counterexample.saved
    assert again.finding.counterexample.value == one.value
    assert again.finding.found == found.finding.found

    mended, asked = tried(case, correct, corpus)
    assert (mended.verdict, mended.saved.tried, mended.saved.stale) == ("pass", 1, 0)
    assert asked > 1


def test_the_same_seed_gives_the_same_counterexample(case: Case) -> None:
    faulty = mutant(FAULT).conduct()
    first, _ = tried(case, faulty, Corpus())
    second, _ = tried(case, faulty, Corpus())
    assert first.finding == second.finding
