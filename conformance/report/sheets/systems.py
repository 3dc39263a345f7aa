"""The fields of municipal work by which the standard's domains are summed up (システム区分)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

RESIDENTS = Words("住民記録系", "residents")
TAXES = Words("税系", "taxes")
WELFARE = Words("社会保障系", "social security")
OTHERS = Words("その他", "others")

SYSTEMS: Mapping[str, Words] = {
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


def system_of(domain: str) -> Words:
    """Return the field that a domain is summed up under."""
    return SYSTEMS.get(domain, OTHERS)
