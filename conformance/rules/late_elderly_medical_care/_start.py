"""From when anybody is insured in the medical care of the advanced elderly."""

from datetime import date
from typing import Final

LAW_START: Final = date(2008, 4, 1)
"""Insurance began (平成18年法律第83号附則第1条第4号); who was 75 by then was insured that day."""

HALVED_SINCE: Final = date(2009, 1, 1)
"""The halved limits of the month in which 75 is attained hold from then (平成20年政令第357号)."""
