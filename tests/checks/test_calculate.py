"""Facts that a function is asked for when it applies a rule to certain cases only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from conformance.cases.saved import Saved
from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Calculate
from conformance.checks.calculate import each_generated
from conformance.contract.oracles import derive
from tests.packages.nobody import NOBODY

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.findings import Json

DOMAIN, RULE = "resident_register", "date-display-calendar"
SPEC = load(DOMAIN)
CHOSEN = [
    (domain, function.key)
    for domain in domains()
    for function in load(domain).functions.values()
    if isinstance(function.operation, Calculate) and function.operation.where
]
LEAST = 5


def asked(domain: str, rule: str, where: dict[str, object]) -> list[dict[str, Json]]:
    case = SimpleNamespace(id=f"{domain}/function/any/generated-facts")
    trial = cast(
        "Trial",
        SimpleNamespace(
            spec=load(domain), domain=domain, profile=NOBODY, seed=1, case=case, saved=Saved()
        ),
    )
    found: list[dict[str, Json]] = []
    each_generated(trial, rule, lambda facts, _: found.append(facts), where)
    return found


def test_without_a_choice_all_kinds_of_facts_are_asked() -> None:
    assert {facts["resident_type"] for facts in asked(DOMAIN, RULE, {})} == {"japanese", "foreign"}


def test_with_a_choice_only_its_facts_are_asked_and_the_others_vary() -> None:
    found = asked(DOMAIN, RULE, {"resident_type": "foreign"})

    assert {facts["resident_type"] for facts in found} == {"foreign"}
    assert len({str(facts["date"]) for facts in found}) > LEAST
    assert {derive(SPEC, RULE, facts).as_json()["calendar"] for facts in found} == {
        "western",
        "era",
    }


@pytest.mark.parametrize(("domain", "key"), CHOSEN, ids=lambda part: part)
def test_every_choice_of_the_catalogue_leaves_facts_that_the_rule_decides(
    domain: str, key: str
) -> None:
    operation = cast("Calculate", load(domain).functions[key].operation)

    assert asked(domain, operation.rule, dict(operation.where))
