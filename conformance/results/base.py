"""What every part of a result is built on."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Day = Annotated[dt.date, Field(strict=False)]
Moment = Annotated[AwareDatetime, Field(strict=False)]
"""With its zone: two of which one has none cannot be compared."""


class Model(BaseModel):
    """A closed, frozen part of the result."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Bilingual(Model):
    """A sentence in both languages."""

    ja: str
    en: str
