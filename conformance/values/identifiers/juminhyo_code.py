"""住民票コード: 10 random digits and a check digit; not to be asked for or printed freely.

住民基本台帳法第7条第13号, 同法施行規則第1条. No library has it. The weights come from one
implementation and a government table; what is printed when the sum leaves remainder 0 was seen
nowhere, so 1 and 0 are both accepted then, `doubt` says so, and none is ever generated.
"""

from __future__ import annotations

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.check_digits import eleven_minus, weighted_sum
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.words import Bilingual

_WEIGHTS = (2, 3, 4, 5, 6, 7)


def _fitting(body: str) -> tuple[str, ...]:
    undecided = weighted_sum(body, _WEIGHTS) % 11 == 0
    return ("1", "0") if undecided else (eleven_minus(body, _WEIGHTS),)


def _decided_body(seed: int) -> str:
    """Return ten digits whose check digit is beyond doubt; distinct for seeds below 10⁹."""
    head = synthetic.digits(seed, 9)
    bodies = (f"{head}{(seed + step) % 10}" for step in range(10))
    return next(body for body in bodies if len(_fitting(body)) == 1)


JUMINHYO_CODE = Identifier(
    key="juminhyo_code",
    name=Bilingual("住民票コード", "Resident Record Code (住民票コード)"),
    pattern=r"[0-9]{11}",
    form=Bilingual("半角数字11桁", "11 half-width digits"),
    source="住民基本台帳法施行規則第1条",
    make=_decided_body,
    control=CheckDigit(_fitting),
    hidden=True,
)
