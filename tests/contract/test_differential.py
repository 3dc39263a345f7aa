"""The model, the sample package and a product of strangers do the same with the same events."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.reference.behaviour import correct
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.mutants import all_mutants
from conformance.reference.package import SamplePackage
from tests.contract.histories import History
from tests.in_process import InProcess

if TYPE_CHECKING:
    from conformance.reference.behaviour import Conduct

DAY = date(2026, 4, 1)
STORY = 60  # events of one history
DOMAINS = (
    "resident_register",
    "child_allowance",
    "seal_registration",
    "national_pension",
    "public_assistance",
)
FAULTS = {
    "resident-register-past-overwritten": DOMAINS[0],
    "resident-register-search-ignores-household": DOMAINS[0],
    "resident-register-note-for-nobody": DOMAINS[0],
}


def _told(package, specs, domain: str, seed: int, events: int, only=frozenset()) -> Counter[str]:
    counts: Counter[str] = Counter()
    number = 0
    while counts.total() < events:
        order = Random(f"{seed} {number}")  # noqa: S311 - a history to try, not a secret
        history = History(specs[domain], specs.get, DAY, package, order, only)
        for _ in range(STORY):
            history.step()
        assert history.counts
        counts.update(history.counts)
        number += 1
    return counts


def _sample(
    domain: str, events: int, seed: int = 1, conduct: Conduct = correct, only=frozenset()
) -> Counter[str]:
    specs = {name: load(name) for name in {domain, "resident_register", "common_functions"}}
    return _told(
        InProcess(SamplePackage(LoadedCatalogue(specs.values()), conduct)),
        specs,
        domain,
        seed,
        events,
        only,
    )


@pytest.mark.parametrize("domain", domains())
def test_the_sample_package_does_as_the_model_says(domain: str) -> None:
    counts = _sample(domain, 50)
    assert counts["create"]
    assert counts["update"]
    assert any(what.startswith("refused") for what in counts)


@pytest.mark.whole
@pytest.mark.parametrize("domain", DOMAINS)
def test_the_sample_package_does_so_over_ten_thousand_events(domain: str) -> None:
    assert _sample(domain, 10_000 // len(DOMAINS), seed=2).total() >= 10_000 // len(DOMAINS)


@pytest.mark.parametrize("key", FAULTS)
def test_a_package_with_a_fault_does_not(key: str) -> None:
    mutant, domain = all_mutants()[key], FAULTS[key]
    function = mutant.requirement.rpartition("/")[2]
    record = load(domain).functions[function].operation.record
    with pytest.raises(AssertionError):
        _sample(domain, 300, conduct=mutant.conduct(), only=frozenset({record}))
