from pathlib import Path

import pytest
import yaml

from own_rest.rules import calculate
from own_rest.rules.registry import rules

CATALOGUE = Path(__file__).parents[3] / "spec_catalog"
SHEETS = {
    "resident_register": CATALOGUE / "resident_register/6.1/rules.yaml",
    "child_allowance": CATALOGUE / "child_allowance/2.0/rules.yaml",
}


def _published(domain: str) -> list[dict]:
    return yaml.safe_load(SHEETS[domain].read_text("utf-8"))["rules"]


EXAMPLES = [
    pytest.param(domain, rule["key"], example, id=f"{domain}/{rule['key']}/{number}")
    for domain in SHEETS
    for rule in _published(domain)
    for number, example in enumerate(rule["examples"])
]


@pytest.mark.parametrize(("domain", "key", "example"), EXAMPLES)
def test_the_vendor_gives_what_a_worked_example_expects(domain, key, example):
    assert calculate(domain, key, example["given"]) == example["expect"]


@pytest.mark.parametrize(("domain", "number"), [("resident_register", 47), ("child_allowance", 18)])
def test_the_vendor_offers_every_published_rule(domain, number):
    assert sorted(rules(domain)) == sorted(rule["key"] for rule in _published(domain))
    assert len(rules(domain)) == number


def test_no_worked_example_was_lost():
    assert len(EXAMPLES) >= 358
