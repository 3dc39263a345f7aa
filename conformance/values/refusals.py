"""What a value should have been, in both languages, from the kind of error that a model reports.

The library's own sentences are English and speak of types; people write YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from conformance.values.refused_values import as_expected, instead, one_of_these

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

OURS: Final = "conformance"
A_LETTER: Final = r"[^\W_]"
"""The pattern of a text that says something."""
_QUOTED = re.compile(r"'([^']*)'")
_APART = re.compile(r", | or ")  # numbers, which stand without quotes
_USER = re.compile(r"//[^/\s]*@")  # a name and a password in an address are not repeated
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RefusalText:
    """What was expected, and what to do where the kind of error tells."""

    ja: str
    en: str
    remedy_ja: str = ""
    remedy_en: str = ""
    known: tuple[str, ...] = ()


_PLAIN: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("必須の値", "a value, it is required"),
    "none_required": ("値なし", "no value"),
    "string_type": ("文字列", "a text"),
    "int_type": ("整数", "a whole number"),
    "int_parsing": ("整数", "a whole number"),
    "int_from_float": ("整数", "a whole number"),
    "float_type": ("数", "a number"),
    "float_parsing": ("数", "a number"),
    "finite_number": ("有限の数", "a finite number"),
    "bool_type": ("true または false", "true or false"),
    "bool_parsing": ("true または false", "true or false"),
    "dict_type": ("「キー: 値」の並び", "keys with values (`key: value`)"),
    "model_type": ("「キー: 値」の並び", "keys with values (`key: value`)"),
    "model_attributes_type": ("「キー: 値」の並び", "keys with values (`key: value`)"),
    "list_type": ("一覧（[…] または - の行）", "a list ([…] or lines with -)"),
    "tuple_type": ("一覧（[…] または - の行）", "a list ([…] or lines with -)"),
    "set_type": ("一覧（[…] または - の行）", "a list ([…] or lines with -)"),
    "frozen_set_type": ("一覧（[…] または - の行）", "a list ([…] or lines with -)"),
    "date_type": ("日付（YYYY-MM-DD）", "a date (YYYY-MM-DD)"),
    "date_parsing": ("実在する日付（YYYY-MM-DD）", "a date that exists (YYYY-MM-DD)"),
    "date_from_datetime_parsing": ("日付（YYYY-MM-DD）", "a date (YYYY-MM-DD)"),
    "date_from_datetime_inexact": ("時刻のない日付（YYYY-MM-DD）", "a date without a time"),
    "datetime_parsing": ("日時（YYYY-MM-DDThh:mm:ss）", "a moment (YYYY-MM-DDThh:mm:ss)"),
    "extra_forbidden": ("ここにないキー", "no such key here"),
    "json_invalid": ("JSON", "JSON"),
}
_WITH_CONTEXT: Final[Mapping[str, tuple[str, str]]] = {
    "string_pattern_mismatch": ("形 {pattern} の文字列", "a text of the form {pattern}"),
    "string_too_short": ("{min_length} 文字以上", "at least {min_length} characters"),
    "string_too_long": ("{max_length} 文字以下", "at most {max_length} characters"),
    "too_short": ("{min_length} 個以上", "at least {min_length} of them"),
    "too_long": ("{max_length} 個以下", "at most {max_length} of them"),
    "greater_than": ("{gt} より大きい数", "a number above {gt}"),
    "greater_than_equal": ("{ge} 以上の数", "a number of at least {ge}"),
    "less_than": ("{lt} より小さい数", "a number below {lt}"),
    "less_than_equal": ("{le} 以下の数", "a number of at most {le}"),
    "multiple_of": ("{multiple_of} の倍数", "a multiple of {multiple_of}"),
    "union_tag_not_found": ("{discriminator} のある値", "a value with {discriminator}"),
}
_CHOICES: Final[Mapping[str, str]] = {
    "literal_error": "expected",
    "enum": "expected",
    "union_tag_invalid": "expected_tags",
}


def refusal(ja: str, en: str, write: str = "") -> PydanticCustomError:
    """Return an error that a validator of ours raises, said in both languages.

    `write`: the value to write instead, where there is but one.
    """
    return PydanticCustomError(OURS, "{en}", {"ja": ja, "en": en, "write": write})


def refusal_of(detail: ErrorDetails) -> RefusalText:
    """Return what a model expected where it refused a value, in both languages."""
    kind, context, found = detail["type"], detail.get("ctx") or {}, detail["input"]
    if kind == OURS:
        ours = str(context["ja"]), str(context["en"])
        only = str(context["write"])
        return RefusalText(*ours, *as_expected((only, only) if only else ours))
    if kind in _CHOICES:
        stated = str(context.get(_CHOICES[kind], ""))
        known = tuple(_QUOTED.findall(stated)) or tuple(_APART.split(stated))
        return RefusalText(" | ".join(known), " | ".join(known), *one_of_these(), known)
    if kind == "string_pattern_mismatch" and context.get("pattern") == A_LETTER:
        said = "文字か数字のある文", "a text with a letter or a digit in it"
    elif kind in _WITH_CONTEXT:
        ja, en = (text.format_map(_ErrorFacts(context)) for text in _WITH_CONTEXT[kind])
        said = ja, en
    else:
        said = _PLAIN.get(kind, ("別の書き方", "another form"))
    return RefusalText(*said, *instead(kind, found, said))


def found_in_words(value: object) -> tuple[str, str]:
    """Return a refused value as the person wrote it, short, in both languages."""
    if value is None:
        return "値なし", "nothing"
    if isinstance(value, dict):
        return "「キー: 値」の並び", "keys with values"
    if isinstance(value, list | tuple):
        return "一覧", "a list"
    text = str(value).lower() if isinstance(value, bool) else _USER.sub("//…@", repr(value))
    return text[:_SHOWN], text[:_SHOWN]


class _ErrorFacts(dict[str, object]):
    """What an error says of itself; a part that it does not say is shown as `…`."""

    def __missing__(self, key: str) -> str:
        return "…"
