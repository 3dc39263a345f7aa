"""The reading (振り仮名) of the name on a copy of the record."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法第7条・戸籍法第13条"


@value
class Given:
    """The resident, the day of issue, the readings in the family register (None: not yet there).

    `provisional_kana` is the reading an office keeps for its own use.
    """

    resident_type: Literal["japanese", "foreign"]
    issued_on: date
    koseki_surname_kana: str | None = None
    koseki_given_kana: str | None = None
    provisional_kana: str | None = None


@value
class Output:
    """Whether the rule judges the copy, and the readings it shows (None: blank)."""

    judged: bool
    surname: str | None
    given: str | None


@rule(
    "resident_register",
    "furigana-on-certificate",
    law="住民基本台帳法第7条（令和5年法律第48号による改正）・戸籍法第13条",
)
def furigana_on_certificate(given: Given, law: Parameters, why: Why) -> Output:
    """Return the readings of the family register as they stand there; what is not there is blank.

    The office's own reading never stands in. A foreign resident has no family register and is not
    judged. An issue before 26 May 2025 is out of scope.
    """
    law.on(given.issued_on).raw("koseki_reading_only")
    if given.resident_type == "foreign":
        why(
            "外国人住民には戸籍の振り仮名がないので、この規則では判定しない。",
            "A foreign resident has no reading in a family register; the copy is not judged.",
            law=_LAW,
        )
        return Output(judged=False, surname=None, given=None)
    surname, name = given.koseki_surname_kana or None, given.koseki_given_kana or None
    why(
        f"戸籍に記載された振り仮名は、氏が{surname or '（未記載）'}、名が{name or '（未記載）'}。",
        f"Readings in the family register: surname {surname or 'none yet'}, "
        f"given name {name or 'none yet'}.",
        law=_LAW,
    )
    why(
        "戸籍に記載されたものだけを出し、事務処理用の読みは使わない。",
        "Only these are shown; the office's own reading is not used.",
        law="住民基本台帳法第7条",
    )
    return Output(judged=True, surname=surname, given=name)
