"""The fields of municipal work by which the standard's domains are summed up (システム区分)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

RESIDENTS = Bilingual("住民記録系", "residents")
TAXES = Bilingual("税系", "taxes")
WELFARE = Bilingual("社会保障系", "social security")
OTHERS = Bilingual("その他", "others")

SYSTEMS: Mapping[str, Bilingual] = {
    **dict.fromkeys(
        (
            *("resident_register", "seal_registration", "electoral_roll"),
            *("family_register", "supplementary_family_register"),
        ),
        RESIDENTS,
    ),
    **dict.fromkeys(
        (
            *("individual_resident_tax", "corporate_resident_tax"),
            *("fixed_asset_tax", "light_vehicle_tax"),
        ),
        TAXES,
    ),
    **dict.fromkeys(
        (
            *("national_health_insurance", "national_pension", "late_elderly_medical_care"),
            *("long_term_care_insurance", "disability_welfare", "public_assistance"),
            *("child_allowance", "child_rearing_allowance", "child_childcare_support"),
            "health_management",
        ),
        WELFARE,
    ),
}
"""Domains of the standard; whatever else there is counts as `OTHERS`."""


def system_of(domain: str) -> Bilingual:
    """Return the field that a domain is summed up under."""
    return SYSTEMS.get(domain, OTHERS)
