"""不詳日: the fourteen ways to write a day that is not known."""

import re

from own_rest.rules import read
from own_rest.rules.juki.book import rule
from own_rest.rules.juki.dates import follows_family_register

_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_PARTS = {
    "Y": r"(?:明治|大正|昭和|平成|令和)(?:元|0?[1-9]|[1-9][0-9])年",
    "M": r"(?:0?[1-9]|1[0-2])月",
    "D": r"(?:0?[1-9]|[12][0-9]|3[01])日",
    "_": r"[ \u3000]?",
}
_FORMS = (
    *("Y頃", "YM頃", "YMD頃", "推定YMD", "推定YM", "Y春", "YM上旬", "YM中旬頃"),
    *("年月日_不詳", "Y月日_不詳", "YM日_不詳"),
    *("YMDからMD頃までの間", "YM推定DからDまでの間", "YMD頃からD頃までの間"),
)


def _pattern(form: str) -> str:
    return "".join(_PARTS.get(letter, letter) for letter in form)


_KNOWN = re.compile("|".join(map(_pattern, _FORMS)))


@rule(
    "unknown-date-expression",
    item=read.text,
    event_reason=read.optional(read.text),
    expression=read.text,
    old_registration_recorded=read.flag,
)
def unknown_date_expression(item, event_reason, expression, old_registration_recorded):
    lost = item == "old_registration_date" and not old_registration_recorded
    allowed = lost or follows_family_register(item, event_reason)
    form = _KNOWN.fullmatch(expression.translate(_HALF_WIDTH))
    return {"accepted": allowed and form is not None}
