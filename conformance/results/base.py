"""What every part of a result is built on."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, TypeVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, FailFast, Field
from pydantic_core import PydanticKnownError


def _no_number(value: object) -> object:
    """Hold that a day is written as one: a number would be read as seconds since 1970."""
    if isinstance(value, int | float):
        raise PydanticKnownError("date_type")
    return value


Day = Annotated[dt.date, Field(strict=False), BeforeValidator(_no_number)]
Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_no_number)]
"""With its zone: two of which one has none cannot be compared."""

T = TypeVar("T")
Many = Annotated[tuple[T, ...], FailFast()]
"""Any number of something; of millions that are wrong the first is told, the rest are not kept."""


class Model(BaseModel):
    """A closed, frozen part of the result."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
