"""What every part of a result is built on."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Day = Annotated[dt.date, Field(strict=False)]
Moment = Annotated[dt.datetime, Field(strict=False)]


class Model(BaseModel):
    """A closed, frozen part of the result."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Bilingual(Model):
    """A sentence in both languages."""

    ja: str
    en: str
