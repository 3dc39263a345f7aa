"""The reform in force from 1 October 2024 (令和6年法律第47号), which parts old rules from new."""

from datetime import date
from typing import Final

from conformance.values.year_month import YearMonth

REFORM_MONTH: Final = YearMonth(2024, 10)
"""The first month paid under the new rules."""

REFORM_DAY: Final = date(2024, 10, 1)
"""The day the reform came into force."""
