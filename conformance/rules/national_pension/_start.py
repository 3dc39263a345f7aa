"""From when the classes of insured persons are those of the Act as it stands."""

from datetime import date
from typing import Final

CLASSES_SINCE: Final = date(1986, 4, 1)
"""The three classes began (昭和60年法律第34号附則第1条)."""

STUDENTS_SINCE: Final = date(1991, 4, 1)
"""Students from 20 on are insured by law from then (平成元年法律第86号); before, on request."""
