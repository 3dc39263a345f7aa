"""The rules under test, applied to facts under the catalogue's own parameters."""

from collections.abc import Callable

import pytest

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import Json
from conformance.rules.registry import load_domain

Judge = Callable[..., dict[str, Json]]
DOMAIN = "school_enrollment"


@pytest.fixture(scope="session")
def judge() -> Judge:
    """Return what a rule gives for facts, as the catalogue names inputs and outputs."""
    spec = load(DOMAIN)
    rules = load_domain(DOMAIN)

    def judged(rule: str, **facts: object) -> dict[str, Json]:
        return rules[rule].derive(facts, parameters(spec, rule)).as_json()

    return judged
