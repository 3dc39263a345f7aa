"""A date as a register holds it: a day, a wording for want of one, or nothing.

Registers hold dates that no calendar has (1979-02-29, carried over from paper) and wordings
(1965年頃, 年月日不詳). Who compares or copies them takes them as they are.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

Wording = Annotated[str, Field(min_length=1)]
"""What stands in place of a day: a day no calendar has, or words."""

RecordedDate = Annotated[date | Wording | None, Field(union_mode="left_to_right")]
"""A day where it is one, else what is written, null where nothing is."""
