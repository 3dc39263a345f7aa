"""Whether a person moving in is one who lived here before (再転入者)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 4.1.1.2"


@value
class Given:
    """What agrees with a removed record.

    `number_match`: the individual number or the resident code; `three_items_match`: the name, the
    sex and the day of birth, all three.
    """

    number_match: bool
    residence_card_match: bool
    three_items_match: bool


@value
class Output:
    """What the system does, and whether the former number (宛名番号) is used of itself."""

    action: Literal["force_reentrant", "alert", "new"]
    reuse_atena_number: bool


@rule("resident_register", "reentrant-detection", law=_LAW)
def reentrant_detection(given: Given, _law: Parameters, why: Why) -> Output:
    """Return that a matching number forces the former record, a likeness only alerts.

    On an alert the number is not carried over until an official chooses it.
    """
    if given.number_match or given.residence_card_match:
        ja, en = _numbers(given)
        why(f"除票と{ja}が一致する。", f"The {en} agrees with a removed record.", law=_LAW)
        why(
            "新規の入力を止め、以前の宛名番号を使う。",
            "New entry is stopped and the former number is used.",
            law=_LAW,
        )
        return Output("force_reentrant", reuse_atena_number=True)
    why(
        "個人番号・住民票コード・在留カード番号はどれも一致しない。",
        "Neither the individual number, the resident code nor the residence card agrees.",
        law=_LAW,
    )
    return _without_number(given, why)


def _numbers(given: Given) -> tuple[str, str]:
    if given.number_match:
        return "個人番号または住民票コード", "individual number or resident code"
    return "在留カード番号", "residence card number"


def _without_number(given: Given, why: Why) -> Output:
    if given.three_items_match:
        why(
            "氏名・性別・生年月日がそろって一致するので知らせ、番号は職員が選ぶまで引き継がない。",
            "Name, sex and birth agree: an alert; no number is carried over until one is chosen.",
            law=_LAW,
        )
        return Output("alert", reuse_atena_number=False)
    why("一致がないので新規とする。", "Nothing agrees: a new person.", law=_LAW)
    return Output("new", reuse_atena_number=False)
