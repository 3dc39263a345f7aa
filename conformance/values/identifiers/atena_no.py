"""宛名番号: at most 15 half-width letters and digits, the key of a person in one municipality.

桁数 15 is a maximum. Whether partners pad with zeros to the full length is a choice of the profile,
so a shorter number is accepted by `check` and named by `doubt_length`.
"""

from __future__ import annotations

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.problem import Problem, problem
from conformance.values.words import Bilingual

DIGITS = 15

ATENA_NO = Identifier(
    key="atena_no",
    name=Bilingual("宛名番号", "addressee number (宛名番号)"),
    pattern=r"[0-9A-Za-z]{1,15}",
    form=Bilingual("半角英数字15文字以内", "at most 15 half-width letters and digits"),
    source="住登外者宛名番号管理 項目定義書 03100001",
    make=lambda seed: synthetic.digits(seed, DIGITS),
)


def check_padded(text: str) -> Problem | None:
    """Return what is wrong under a profile that declares the full length, padded with zeros."""
    wrong = ATENA_NO.check(text)
    if wrong is None and len(text) != DIGITS:
        return problem("V-LEN-EXACT", text, limit=DIGITS, length=len(text))
    return wrong


def doubt_length(text: str) -> Problem | None:
    """Return why a number shorter than 15 may not fit its partners; None for full length."""
    if ATENA_NO.check(text) is not None or len(text) == DIGITS:
        return None
    return problem(
        "V-ID-LENGTH-UNCERTAIN", text, name=ATENA_NO.name, limit=DIGITS, length=len(text)
    )
