"""Whether a victim of violence is insured without moving the resident record."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "国民健康保険法第5条・第6条、DV被害者の国保の取扱いに関する国の通知"


@value
class Given:
    """A public proof, the fact of living in the municipality, dependence on another insurance."""

    proof: bool
    lives_in_city: bool
    employer_dependent: bool


@value
class Output:
    """Whether the person is insured, and as a household of its own."""

    eligible: bool
    household: Literal["independent", "none"]


@rule("national_health_insurance", "dv-independent-household", law=_LAW)
def dv_independent_household(given: Given, _law: Parameters, why: Why) -> Output:
    """Return a household of its own for a proved victim who lives here and depends on nobody."""
    eligible = given.proof and given.lives_in_city and not given.employer_dependent
    why(
        f"証明書{'あり' if given.proof else 'なし'}、居住の事実"
        f"{'あり' if given.lives_in_city else 'なし'}、被扶養者で"
        f"{'ある' if given.employer_dependent else 'ない'}。",
        f"Proof: {given.proof}, lives here: {given.lives_in_city}, dependent on another's "
        f"insurance: {given.employer_dependent}.",
        law=_LAW,
    )
    why(
        f"独立の世帯として被保険者と{'する' if eligible else 'しない'}。",
        f"{'Insured as a household of its own' if eligible else 'Not insured'}.",
        law=_LAW,
    )
    return Output(eligible, "independent" if eligible else "none")
