"""全国地方公共団体コード: prefecture 01-47, three digits of the municipality, a check digit.

A code whose check digit fits need not exist: that takes a dated master.
"""

from __future__ import annotations

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.check_digits import eleven_minus
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.words import Bilingual

PREFECTURES = frozenset(f"{number:02}" for number in range(1, 48))
_WEIGHTS = (2, 3, 4, 5, 6)  # from the lowest digit: 6,5,4,3,2 read from the left
_PREFECTURE = Bilingual("都道府県番号は01～47", "prefecture number 01 to 47")


def prefecture_wrong(two_digits: str) -> Bilingual | None:
    """Return what is expected when two digits are no prefecture number."""
    return None if two_digits in PREFECTURES else _PREFECTURE


def _body(seed: int) -> str:
    prefecture, municipality = divmod(synthetic.scattered(seed, 47 * 999), 999)
    return f"{prefecture + 1:02}{municipality + 1:03}"


LG_CODE = Identifier(
    key="lg_code",
    name=Bilingual("全国地方公共団体コード", "Local Government Code (全国地方公共団体コード)"),
    pattern=r"[0-9]{6}",
    form=Bilingual("半角数字6桁", "6 half-width digits"),
    source="総務省「全国地方公共団体コード仕様」",
    make=_body,
    control=CheckDigit(lambda body: (eleven_minus(body, _WEIGHTS),)),
    part_wrong=lambda text: prefecture_wrong(text[:2]),
)
