"""個人番号 (My Number): 11 digits and a check digit; never printed.

番号利用法第2条第5項, 同法施行令第8条, 平成26年総務省令第85号第5条 (the check digit).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic_core import core_schema
from stdnum.jp import in_

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

    from conformance.values.problem import Problem

KOJIN_BANGO = Identifier(
    key="kojin_bango",
    name=Bilingual("個人番号", "Individual Number (個人番号)"),
    pattern=r"[0-9]{12}",
    form=Bilingual("半角数字12桁", "12 half-width digits"),
    source="平成26年総務省令第85号第5条",
    make=lambda seed: synthetic.digits(seed, 11),
    control=CheckDigit(lambda body: (str(in_.calc_check_digit(body)),)),
    hidden=True,
)


class KojinBango:
    """A 個人番号 that no print, format, log or JSON writer shows; `reveal` gives the digits.

    A pydantic model with such a field sets `hide_input_in_errors`, for pydantic itself would print
    a refused input.
    """

    __slots__ = ("_digits",)

    def __init__(self, digits: str) -> None:
        wrong = KOJIN_BANGO.check(digits)
        if wrong is not None:
            raise ValueError(wrong.line("en"))
        self._digits = digits

    @classmethod
    def read(cls, text: str) -> Self | Problem:
        """Return the number, or what is wrong with the text; never raises."""
        wrong = KOJIN_BANGO.check(text)
        return cls(text) if wrong is None else wrong

    def reveal(self) -> str:
        """Return the 12 digits, for sending to the system under test and for comparing only."""
        return self._digits

    def __repr__(self) -> str:
        return "KojinBango(************)"

    def __str__(self) -> str:
        return "************"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KojinBango) and self._digits == other._digits

    def __hash__(self) -> int:
        return hash((KojinBango, self._digits))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from 12 digits or an instance; serialise to asterisks."""
        return core_schema.no_info_plain_validator_function(
            lambda found: found if isinstance(found, cls) else cls(str(found)),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )
