"""A calendar month (年月) as a legal unit: allowances are paid by the month, never by the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

_FORM = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of the Western calendar, ordered in time, written `YYYY-MM`."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= date.max.year and 1 <= self.month <= 12):  # noqa: PLR2004 - months of a year
            msg = f"expected a month 0001-01 to 9999-12, found {self.year}-{self.month}"
            raise ValueError(msg)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the month written `YYYY-MM`; `ValueError` names what was found."""
        found = _FORM.fullmatch(text)
        if found is None:
            msg = f"expected a month as YYYY-MM, found {text!r}"
            raise ValueError(msg)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month that `day` belongs to (属する月)."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Self:
        """Return the month `months` later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return type(self)(index // 12, index % 12 + 1)

    def months_until(self, other: Self) -> int:
        """Return how many months `other` lies after this one (negative when before)."""
        return (other.year - self.year) * 12 + other.month - self.month

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month (28 to 31)."""
        if (self.year, self.month) == (date.max.year, 12):
            return date.max
        return self.plus(1).first_day - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from `YYYY-MM` text or an instance; serialise to text."""
        from_text = core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(strict=True)
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), from_text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )
