"""A derivation is told to people: what is not there has a word, and no sentence breaks off."""

import re

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.rule_eval import evaluate

BROKEN = re.compile(r"None|True|False|[、。]。|、、|^、|及(び|ばず)、")
"""What a value or a stem leaves behind in a sentence that nobody looked at."""


@pytest.mark.parametrize("domain", domains())
def test_no_sentence_of_a_worked_example_holds_what_only_the_program_says(domain: str) -> None:
    spec = load(domain)
    told = {
        (rule.key, step["ja"])
        for rule in spec.rules.values()
        for example in rule.examples
        for step in evaluate(spec, rule.key, example.given)["derivation"]
    }
    assert told
    assert sorted(one for one in told if BROKEN.search(one[1])) == []
