"""Protection of foreign residents like that of the Act (準用保護)."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import latest

_ACT: Final = "生活保護法第1条・第2条"
_NOTICE: Final = "昭和29年5月8日社発第382号通知"
_NOT_DECIDED: Final = frozenset({"designated_activities", "complementary_protection"})
"""Statuses consulted on case by case, or treated like long-term residents: not decided here."""


@value
class Given:
    """Nationality, status of residence, the municipality on the card and where the person is.

    `urgent`: so pressing that there is no time for the steps the notice asks for (1, proviso).
    """

    nationality_kind: Literal["japanese", "foreign", "stateless"]
    residence_status: Code | None
    card_address: Code | None
    present_municipality: Code
    urgent: bool = False


@value
class Output:
    """On what the protection rests, who grants it, whether a review may be requested."""

    basis: Literal["law", "equivalent", "none"]
    responsible: str | None
    appeal: bool


@rule("public_assistance", "foreign-equivalent-protection", law=f"{_ACT}、{_NOTICE}")
def foreign_equivalent_protection(given: Given, law: Parameters, why: Why) -> Output:
    """Return the basis of protection and the municipality responsible.

    Nationals are protected by the Act where they are (they are taken to have no residence), whoever
    else by analogy and only with the statuses named, where the card says they live; where it is
    urgent, where they are (the notice, 1: as under article 19, paragraph 2).
    """
    if given.nationality_kind == "japanese":
        why(
            f"日本国民は法による保護の対象で、現在地の{given.present_municipality}が実施する。",
            f"A national is protected by the Act in {given.present_municipality}.",
            law=_ACT,
        )
        return Output("law", given.present_municipality, appeal=True)
    status = given.residence_status
    if status in _NOT_DECIDED:
        msg = f"residence_status: expected a status decided by the notice, found {status!r}"
        raise OutOfScopeError(msg)
    named = status in latest(law).texts("statuses")
    why(
        f"在留資格{status or 'なし'}は準用の対象で{'ある' if named else 'ない'}。",
        f"The status {status or 'none'} is {'' if named else 'not '}among those named.",
        law=_NOTICE,
    )
    if not named:
        return Output("none", None, appeal=False)
    return _urgently(given, why) if given.urgent else _by_card(given.card_address, why)


def _urgently(given: Given, why: Why) -> Output:
    why(
        f"急迫のため、法第19条第2項に準じて現在地の{given.present_municipality}がとりあえず保護する。",
        f"Urgent: {given.present_municipality}, where the person is, protects for the time being.",
        law=_NOTICE,
    )
    return Output("equivalent", given.present_municipality, appeal=False)


def _by_card(municipality: str | None, why: Why) -> Output:
    if municipality is None:
        msg = "card_address: expected a municipality for a status with a card, found none"
        raise OutOfScopeError(msg)
    why(
        f"在留カード等の住居地の{municipality}が準用して保護し、審査請求の対象としない。",
        f"{municipality}, where the card says, protects by analogy, without review.",
        law=_NOTICE,
    )
    return Output("equivalent", municipality, appeal=False)
