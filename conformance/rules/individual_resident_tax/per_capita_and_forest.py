"""The per-capita levies of city and prefecture and the forest environment tax."""

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of
from conformance.rules.individual_resident_tax._per_capita import per_capita


@value
class Given:
    """The year, the exemption, surcharges by ordinance (yen), and whether only a house is held."""

    fiscal_year: Year
    per_capita_exempt: bool
    city_surcharge: NonNegativeInt = 0
    pref_surcharge: NonNegativeInt = 0
    house_only: bool = False


@value
class Output:
    """The two levies and the forest tax (yen)."""

    city_per_capita: int
    pref_per_capita: int
    forest_tax: int


@rule(
    "individual_resident_tax",
    "per-capita-and-forest",
    law="地方税法第38条・第310条、森林環境税及び森林環境譲与税に関する法律第3条",
)
def per_capita_and_forest(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amounts of the year, never by month or day; nothing when exempt.

    The forest tax, from 2024, is not due from a person without residence in the city who has but
    an office or a house there (地方税法第294条第1項第2号).
    """
    found = per_capita(
        law_of(law, given.fiscal_year),
        why,
        exempt=given.per_capita_exempt,
        house_only=given.house_only,
        surcharges=(given.city_surcharge, given.pref_surcharge),
    )
    return Output(found.city, found.pref, found.forest)
