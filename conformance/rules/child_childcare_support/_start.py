"""From when the Act and its later parts hold."""

from datetime import date
from typing import Final

from conformance.values.year_month import YearMonth

LAW_START: Final = date(2015, 4, 1)
"""The Child and Childcare Support Act came into force (同法附則第1条)."""

FIRST_MONTH: Final = YearMonth.of(LAW_START)
