import json
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from conformance.catalog.load import domains, load
from conformance.contract.oracles import GivenError, OutOfScopeError, derive, oracle
from conformance.population.edges import change_days
from conformance.population.facts import edge_facts, facts_for, law_facts, leap_facts
from conformance.rules.registry import load_domain

RULES = [(domain, rule) for domain in domains() for rule in load_domain(domain)]
MADE = 25


def generated(domain: str, rule: str) -> list[dict[str, object]]:
    spec = load(domain)
    found: list[dict[str, object]] = []
    facts = facts_for(oracle(spec, rule), [example.given for example in spec.rules[rule].examples])

    @settings(
        max_examples=MADE,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(facts)
    def collect(made: dict[str, object]) -> None:
        found.append(made)

    collect()
    return found


def decided(domain: str, rule: str, facts: dict[str, object]) -> bool:
    try:
        derive(load(domain), rule, facts)
    except (GivenError, OutOfScopeError):
        return False
    return True


@pytest.mark.parametrize(("domain", "rule"), RULES)
def test_a_rule_decides_several_of_the_facts_made_for_it(domain: str, rule: str) -> None:
    made = [facts for facts in generated(domain, rule) if decided(domain, rule, facts)]

    assert len({json.dumps(facts, sort_keys=True) for facts in made}) >= 3


def test_inputs_inside_a_list_have_their_published_names() -> None:
    deputies = [
        deputy
        for facts in generated("resident_register", "authenticator-by-date")
        for deputy in facts["deputies"]
    ]

    assert deputies
    assert all(set(deputy) == {"title", "name", "from", "to"} for deputy in deputies)


def test_rates_are_made_from_those_of_the_worked_examples() -> None:
    rates = [
        facts["rates"]["medical"]["income_rate"]
        for facts in generated("late_elderly_medical_care", "annual-premium")
    ]

    assert {str(rate) for rate in rates} == {"9.88", "10.0"}


def test_counts_are_not_below_none_unless_an_example_is() -> None:
    counts = [
        person["dependents"]
        for facts in generated("national_pension", "exemption-class")
        for person in (facts["applicant"], facts["spouse"])
        if person is not None
    ]

    assert counts
    assert min(counts) == 0


def test_a_listed_holiday_meets_the_day_that_is_asked_about() -> None:
    examples = [{"day": "2026-06-30"}, {"day": "2026-12-31", "holidays": ["2026-01-01"]}]

    assert {"day": "2026-06-30", "holidays": ["2026-06-30"]} in edge_facts(examples)


def test_without_a_list_of_days_no_list_is_made_up() -> None:
    assert edge_facts([{"day": "2026-06-30", "names": ["a"], "none": []}]) == []


def test_a_map_is_made_under_the_names_that_the_worked_examples_use() -> None:
    made = [
        facts["capacity"] for facts in generated("child_childcare_support", "placement-selection")
    ]

    assert {name for capacity in made for name in capacity} == {"A", "B"}
    assert len({len(capacity) for capacity in made}) > 1


def test_facts_meet_each_change_of_the_law_from_both_sides() -> None:
    rule = load("child_allowance").rules["monthly-amount"]
    made = law_facts([example.given for example in rule.examples], change_days(rule))
    months = {facts["month"] for facts in made}
    assert {"2024-09", "2024-10", "2022-05", "2022-06"} <= months


def test_without_a_change_of_law_there_is_no_such_fact() -> None:
    assert law_facts([{"day": "2025-01-01"}], []) == []
    assert law_facts([{"count": 3}], [date(2024, 10, 1)]) == []


def test_a_day_is_moved_to_a_leap_day_before_it_alone_and_with_the_rest():
    assert leap_facts([{"born": "2001-03-01", "on": "2026-03-01", "count": 1}]) == [
        {"born": "2000-02-29", "on": "2026-03-01", "count": 1},
        {"born": "2000-02-29", "on": "2025-02-28", "count": 1},
        {"born": "2001-03-01", "on": "2024-02-29", "count": 1},
        {"born": "1999-03-01", "on": "2024-02-29", "count": 1},
    ]
    assert leap_facts([{"on": "2024-02-29"}])[0] == {"on": "2024-02-29"}
    assert leap_facts([{"count": 1, "of": "2024-02"}]) == []
