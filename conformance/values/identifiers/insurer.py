"""Numbers of health insurers and of bearers of public medical cost, with a modulus 10 check digit.

保険者番号等の設定要領: weights 2, 1 from the lowest body digit, products summed digit by digit,
which is the Luhn sum of python-stdnum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdnum import luhn

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.identifiers.lg_code import prefecture_wrong
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable

_SOURCE = "保険者番号等の設定について（厚生労働省通知）"
_LUHN = CheckDigit(lambda body: (str(luhn.calc_check_digit(body)),))


def _body(scheme_width: int) -> Callable[[int], str]:
    """Return a maker of 法別番号 (if any), prefecture and three digits of the body."""
    schemes = 99 if scheme_width else 1

    def make(seed: int) -> str:
        rest, serial = divmod(synthetic.scattered(seed, schemes * 47 * 1000), 1000)
        scheme, prefecture = divmod(rest, 47)
        head = f"{scheme + 1:02}" if scheme_width else ""
        return f"{head}{prefecture + 1:02}{serial:03}"

    return make


def _prefecture_at(start: int) -> Callable[[str], Bilingual | None]:
    return lambda text: prefecture_wrong(text[start : start + 2])


INSURER_8 = Identifier(
    key="insurer_8",
    name=Bilingual("保険者番号（8桁）", "insurer number, 8 digits (保険者番号)"),
    pattern=r"[0-9]{8}",
    form=Bilingual(
        "半角数字8桁（法別2・都道府県2・保険者3・検証1）",
        "8 half-width digits (scheme 2, prefecture 2, insurer 3, check 1)",
    ),
    source=_SOURCE,
    make=_body(2),
    control=_LUHN,
    part_wrong=_prefecture_at(2),
)
INSURER_6_KOKUHO = Identifier(
    key="insurer_6_kokuho",
    name=Bilingual(
        "国民健康保険の保険者番号（6桁）", "National Health Insurance insurer number, 6 digits"
    ),
    pattern=r"[0-9]{6}",
    form=Bilingual(
        "半角数字6桁（都道府県2・保険者3・検証1）",
        "6 half-width digits (prefecture 2, insurer 3, check 1)",
    ),
    source=_SOURCE,
    make=_body(0),
    control=_LUHN,
    part_wrong=_prefecture_at(0),
)
KOHI_FUTANSHA_8 = Identifier(
    key="kohi_futansha_8",
    name=Bilingual("公費負担者番号", "public cost bearer number (公費負担者番号)"),
    pattern=r"[0-9]{8}",
    form=Bilingual(
        "半角数字8桁（法別2・都道府県2・実施機関3・検証1）",
        "8 half-width digits (scheme 2, prefecture 2, body 3, check 1)",
    ),
    source=_SOURCE,
    make=_body(2),
    control=_LUHN,
    part_wrong=_prefecture_at(2),
)
JUKYUSHA_7 = Identifier(
    key="jukyusha_7",
    name=Bilingual(
        "公費負担医療の受給者番号", "beneficiary number of public medical cost (受給者番号)"
    ),
    pattern=r"[0-9]{7}",
    form=Bilingual("半角数字7桁（受給者6・検証1）", "7 half-width digits (beneficiary 6, check 1)"),
    source=_SOURCE,
    make=lambda seed: synthetic.digits(seed, 6),
    control=_LUHN,
)
ALL = (INSURER_8, INSURER_6_KOKUHO, KOHI_FUTANSHA_8, JUKYUSHA_7)
"""Every number of this module."""
