"""A made-up rule for the tests of wrong oracles: a fee by age, with one dated amount."""

from datetime import date

from conformance.rules.core import InForce, Parameters, Why, rule, value

_OLD = 65
_SINCE, _NEVER = date(1999, 1, 1), date.max
_FREE = frozenset({"baby", "guest"})
_PERCENT = {"child": 50}
_TITLE = "架空条例"  # a text decides nothing


@value
class Given:
    born: date
    day: date
    who: str


@value
class Output:
    fee: int
    reduced: bool


@rule("rule_mutants_test", "fee", law=f"{_TITLE}第1条")
def fee(given: Given, law: Parameters, why: Why) -> Output:
    """Return the fee: half for children and from 65 years on."""
    old = _years(given) >= _OLD
    why("年齢による。", "By age.")
    if given.who in _FREE or not _SINCE <= given.day < _NEVER:
        return Output(0, reduced=True)
    if old or given.who == "child":
        return Output(_amount(law.on(given.day)) * _PERCENT["child"] // 100, reduced=True)
    return Output(_amount(law.on(given.day)), reduced=False)


def _years(given: Given) -> int:
    return given.day.year - given.born.year


def _amount(law: InForce) -> int:
    return law.integer("fee")
