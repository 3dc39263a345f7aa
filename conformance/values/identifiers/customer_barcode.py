"""カスタマバーコード: postal code and address display number as 20 symbols and a check symbol.

日本郵便 郵便番号・バーコードマニュアル p12, p17, p21. Symbols are written 0-9, -, CC1 to CC8, one
space apart; start and stop codes never vary and are left out. Bars are neither drawn nor read here.
"""

from __future__ import annotations

import re

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.address_codes import POSTAL_CODE
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.problem import Problem, problem
from conformance.values.words import Bilingual

_SYMBOLS: tuple[str, ...] = (*"0123456789-", *(f"CC{number}" for number in range(1, 9)))
_VALUES = {symbol: value for value, symbol in enumerate(_SYMBOLS)}
_ADDRESS_LENGTH = 13
_FILL = "CC4"
_DISPLAY_NO = re.compile(r"[0-9A-Z-]*")
_TRAILING_FILL = re.compile(r"(?:(?!CC4).)*(?: ?CC4)*")
_LETTER_PAIRS = re.compile(r"(?:[0-9-]|CC[12] [0-9]|CC3 [0-5]|CC4| )*(?:CC[123])?")


def encode(postal_code: str, display_no: str) -> tuple[str, ...] | Problem:
    """Return the 21 symbols (7 postal, 13 address, 1 check) between start and stop code.

    Args:
        postal_code: seven digits without hyphen.
        display_no: 住所表示番号 already taken from the address, such as `1-3-2-503`; what goes
            beyond 13 symbols is cut, be it in the middle of a letter (p12).
    """
    wrong = POSTAL_CODE.check(postal_code)
    if wrong is not None:
        return wrong
    if not _DISPLAY_NO.fullmatch(display_no):
        form = Bilingual(
            "半角の数字・英大文字・ハイフン", "half-width digits, capital letters, hyphens"
        )
        name = Bilingual("住所表示番号", "address display number (住所表示番号)")
        return problem("V-ID-FORM", display_no, name=name, form=form, length=len(display_no))
    return (*(body := _body(postal_code, display_no)), check_symbol(body))


def check_symbol(body: tuple[str, ...]) -> str:
    """Return the symbol that makes the total of all values a multiple of 19."""
    total = sum(_VALUES[symbol] for symbol in body)
    return _SYMBOLS[-total % len(_SYMBOLS)]


def _body(postal_code: str, display_no: str) -> tuple[str, ...]:
    address = [symbol for sign in display_no for symbol in _symbols(sign)]
    filled = address[:_ADDRESS_LENGTH] + [_FILL] * (_ADDRESS_LENGTH - len(address))
    return (*postal_code, *filled)


def _symbols(sign: str) -> tuple[str, ...]:
    """Return the symbols of one sign: letters are CC1-CC3 and a digit, A-J, K-T, U-Z."""
    if sign not in synthetic.LETTERS:
        return (sign,)
    group, digit = divmod(synthetic.LETTERS.index(sign), 10)
    return f"CC{group + 1}", str(digit)


def _address_wrong(text: str) -> Bilingual | None:
    address = " ".join(text.split(" ")[7:-1])
    if not _TRAILING_FILL.fullmatch(address):
        return Bilingual("充足記号CC4は末尾だけ", "filling symbol CC4 at the end only")
    if not _LETTER_PAIRS.fullmatch(address):
        return Bilingual("英字はCC1～CC3と数字の組", "letters as CC1 to CC3 with a digit")
    return None


CUSTOMER_BARCODE = Identifier(
    key="customer_barcode",
    name=Bilingual("カスタマバーコード", "customer barcode (カスタマバーコード)"),
    pattern=r"(?:[0-9] ){7}(?:(?:[0-9-]|CC[1-8]) ){13}(?:[0-9-]|CC[1-8])",
    form=Bilingual(
        "空白で区切った21記号（郵便番号7・住所13・検査1）",
        "21 symbols one space apart (postal code 7, address 13, check 1)",
    ),
    source="日本郵便 郵便番号・バーコードマニュアル",
    make=lambda seed: " ".join(_body(POSTAL_CODE.generate(seed), f"{seed % 97 + 1}-{seed % 31}")),
    control=CheckDigit(lambda body: (check_symbol(tuple(body.split(" "))),), separator=" "),
    part_wrong=_address_wrong,
)
