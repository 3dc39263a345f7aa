"""Who is paid when several qualify for the same child."""

from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value

Payee = Literal["mother", "father", "caregiver", "none"]


@value
class Given:
    """Who meets the requirements."""

    mother_eligible: bool
    father_eligible: bool
    caregiver_eligible: bool


@value
class Output:
    """Who is paid."""

    payee: Payee


@rule("child_rearing_allowance", "recipient-priority", law="児童扶養手当法第4条の2")
def recipient_priority(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the mother before the caregiver, the caregiver before the father."""
    order: tuple[tuple[Payee, bool], ...] = (
        ("mother", given.mother_eligible),
        ("caregiver", given.caregiver_eligible),
        ("father", given.father_eligible),
    )
    why(
        "母、養育者、父の順に、支給要件に該当する最初の者に支給する。",
        "Paid to the first who qualifies: mother, caregiver, father.",
        law="児童扶養手当法第4条の2",
    )
    payee: Payee = next((who for who, eligible in order if eligible), "none")
    why(f"受給者は{payee}。", f"The payee is {payee}.")
    return Output(payee)
