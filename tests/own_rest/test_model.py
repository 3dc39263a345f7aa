"""The product does with a history of events what the model of the contract says."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from own_rest.server import make
from own_rest.tried import DAY, loaded, session
from tests.contract.histories import History

STORY = 60  # events of one history


@pytest.fixture(scope="module")
def product():
    with session(make()) as opened:
        yield opened.interface


def told(product, domain: str, events: int, seed: int) -> Counter[str]:
    _, specs = loaded()
    counts: Counter[str] = Counter()
    number = 0
    while counts.total() < events:
        order = Random(f"{seed} {number}")  # noqa: S311 - a history to try, not a secret
        history = History(specs[domain], specs.get, DAY, product, order)
        for _ in range(STORY):
            history.step()
        counts.update(history.counts)
        number += 1
    return counts


@pytest.mark.parametrize("domain", ["resident_register", "child_allowance"])
def test_the_product_does_as_the_model_says(product, domain):
    counts = told(product, domain, 200, 1)
    assert counts["create"]
    assert counts["update"]
    assert any(what.startswith("refused") for what in counts)


@pytest.mark.whole
@pytest.mark.parametrize("domain", ["resident_register", "child_allowance"])
def test_the_product_does_so_over_ten_thousand_events(product, domain):
    assert told(product, domain, 5_000, 2).total() >= 5_000
