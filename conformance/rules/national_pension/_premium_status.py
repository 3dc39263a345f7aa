"""What relieves an insured person of premiums."""

from typing import Literal

Relief = Literal[
    "none",
    "three_quarters",
    "half",
    "quarter",
    "full",
    "deferral",
    "student",
    "statutory",
    "maternity",
    "childcare",
]
"""`three_quarters`, `half`, `quarter` say what is waived (国民年金法第90条の2)."""
