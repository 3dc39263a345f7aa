import pytest

from conformance.catalog.load import domains, load
from conformance.rules.registry import load_domain
from conformance.worlds.rule_check import check, own_examples

RULES = [
    (domain, rule)
    for domain in domains()
    for rule in load(domain).rules
    if load(domain).head.status == "published" or rule in load_domain(domain)
]
"""Every rule of a published domain; of a draft, the rules that have an oracle already."""


@pytest.mark.parametrize(("domain", "rule"), RULES, ids=lambda part: part)
def test_every_worked_example_of_a_rule_agrees_and_names_every_output(
    domain: str, rule: str
) -> None:
    spec = load(domain)
    examples = [example for example in own_examples(spec) if example.rule == rule]

    result = check(spec, examples)

    assert examples
    assert [case for case in result.cases if not case.agrees] == []
    assert [case for case in result.cases if case.not_compared] == []


@pytest.mark.parametrize(
    ("domain", "count"), [("child_allowance", 107), ("resident_register", 251)]
)
def test_no_worked_example_was_lost(domain: str, count: int) -> None:
    assert check(load(domain), own_examples(load(domain))).agree >= count
