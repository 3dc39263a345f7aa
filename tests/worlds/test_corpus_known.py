"""The committed corpus: what faulty packages were caught by still fits, and a correct one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.worlds.corpus import read_corpus
from tests.packages.served import session

ROOT = Path(__file__).parents[2]
CORPUS = read_corpus(ROOT / "fixtures" / "corpus")
SOME = "seal_registration"


def test_the_committed_corpus_holds_examples_of_many_domains() -> None:
    assert len({case.split("/")[0] for case in CORPUS.cases}) >= 8
    assert CORPUS.count >= 100


@pytest.mark.parametrize("domain", sorted({case.split("/")[0] for case in CORPUS.cases}))
def test_every_file_is_about_a_case_of_the_catalogue(domain: str) -> None:
    spec = load(domain)
    known = {case.id for one in requirements(spec) for case in cases_of(spec, one)}
    assert {case for case in CORPUS.cases if case.startswith(f"{domain}/")} <= known


def test_a_correct_package_holds_every_example_of_a_domain_and_none_is_stale() -> None:
    spec = load(SOME)
    cases = [case for one in requirements(spec) for case in cases_of(spec, one)]
    saved = [case for case in cases if case.id in CORPUS.cases]
    assert saved
    with session(correct, SOME) as opened:
        opened.corpus = CORPUS
        outcomes = [opened.execute(case) for case in saved]
    assert {outcome.verdict for outcome in outcomes} == {"pass"}
    tried = sum(outcome.saved.tried for outcome in outcomes)
    assert tried == sum(len(CORPUS.of(case.id)) for case in saved)
    assert sum(outcome.saved.stale for outcome in outcomes) == 0
