"""Whether long-term care insurance comes before services for persons with disabilities."""

from datetime import date
from typing import Final, Literal

from conformance.rules.ages import age_at_end_of_day
from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "障害者総合支援法第7条、平成19年障企発第0328002号・障障発第0328002号通知"


@value
class Given:
    """Birth, day, insurance and disease, the kind of service, whether care is available."""

    birth_date: date
    as_of: date
    medical_insured: bool
    specified_disease: bool
    service_kind: Code
    ltc_available: bool


@value
class Output:
    """Who provides."""

    provider: Literal["ltc", "disability"]


@rule("disability_welfare", "ltc-priority", law=_LAW)
def ltc_priority(given: Given, law: Parameters, why: Why) -> Output:
    """Return `ltc` for insured persons, where an equivalent service exists and is available.

    Ages are attained the day before the birthday. Kinds of service that the statement counts
    neither among the equivalent ones nor among the others are out of scope where they decide.
    """
    not_before("as_of", given.as_of, given.birth_date)
    age = age_at_end_of_day(given.birth_date, given.as_of)
    now = law.on(given.as_of)
    insured = age >= now.integer("first_insured_age") or (
        age >= now.integer("second_insured_age")
        and given.medical_insured
        and given.specified_disease
    )
    why(
        f"{given.as_of}に{age}歳で、介護保険の給付を"
        f"受けられる者で{'ある' if insured else 'ない'}。",
        f"Aged {age} on {given.as_of}: {'' if insured else 'not '}entitled to long-term care.",
        law="介護保険法第9条、障害者総合支援法第7条",
    )
    applies = insured and given.ltc_available
    first = applies and _equivalent(given.service_kind, now)
    why(
        f"種類{given.service_kind}は"
        f"{'介護保険を優先する' if first else '障害福祉サービスを支給する'}。",
        f"Kind {given.service_kind}: "
        f"{'long-term care insurance first' if first else 'services for disabilities'}.",
        law=_LAW,
    )
    return Output("ltc" if first else "disability")


def _equivalent(kind: str, now: InForce) -> bool:
    """Say whether long-term care insurance has an equivalent service."""
    if kind in now.texts("equivalent"):
        return True
    if kind in now.texts("not_equivalent"):
        return False
    msg = f"service_kind: expected a kind the statement names, found {kind!r}"
    raise OutOfScopeError(msg)
