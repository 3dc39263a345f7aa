"""The day a resident becomes a first-category insured person (介護保険法第10条)."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import Parameters
from conformance.rules.scope import not_before

LAW_START: Final = date(2000, 4, 1)
"""The Long-Term Care Insurance Act came into force (介護保険法附則第1条)."""


def acquisition_day(birth: date, resident_from: date, law: Parameters) -> date:
    """Return the later of the day the age is attained and the day of becoming a resident.

    `OutOfScopeError` when that is before the Act came into force, or a resident was not yet born.
    """
    not_before("resident_from", resident_from, birth)
    age = law.on(max(resident_from, LAW_START)).integer("first_insured_age")
    return not_before("acquisition_date", max(attains(birth, age), resident_from), LAW_START)
