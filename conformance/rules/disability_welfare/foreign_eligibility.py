"""Whether a resident may get a handbook, services or an allowance, whatever the nationality."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "障害者総合支援法第19条、住民基本台帳法第30条の45"
_NATIONAL: Final = "日本"


@value
class Given:
    """Nationality, whether on a resident register in Japan, whether living in the municipality."""

    nationality: str
    on_resident_register: bool
    residence_in_municipality: bool


@value
class Output:
    """Whether the person is eligible."""

    eligible: bool


@rule("disability_welfare", "foreign-eligibility", law=_LAW)
def foreign_eligibility(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the person lives here and, if not a national, is on a register.

    Nationals who could not register their move (a flight from violence) are not left out.
    """
    here = given.residence_in_municipality
    why(
        f"当該市町村に居住地（なければ現在地）が{'ある' if here else 'ない'}。",
        f"The person {'lives' if here else 'does not live'} in the municipality.",
        law="障害者総合支援法第19条第2項",
    )
    registered = given.nationality == _NATIONAL or given.on_resident_register
    why(
        f"国籍は{given.nationality}で、住民票の要件を{'満たす' if registered else '満たさない'}。",
        f"Nationality {given.nationality}: the register {'raises no' if registered else 'is an'} "
        "obstacle.",
        law="住民基本台帳法第30条の45",
    )
    return Output(here and registered)
