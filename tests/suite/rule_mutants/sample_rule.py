"""A made-up rule for the tests of wrong oracles: a fee by age, with one dated amount."""

from datetime import date

from conformance.rules.core import InForce, Parameters, Why, rule, value


@value
class Given:
    born: date
    day: date
    child: bool


@value
class Output:
    fee: int
    reduced: bool


@rule("rule_mutants_test", "fee", law="架空条例第1条")
def fee(given: Given, law: Parameters, why: Why) -> Output:
    """Return the fee: half for children and from 65 years on."""
    old = _years(given) >= 65
    why("年齢による。", "By age.")
    if old or given.child:
        return Output(_amount(law.on(given.day)) // 2, reduced=True)
    return Output(_amount(law.on(given.day)), reduced=False)


def _years(given: Given) -> int:
    return given.day.year - given.born.year


def _amount(law: InForce) -> int:
    return law.integer("fee")
