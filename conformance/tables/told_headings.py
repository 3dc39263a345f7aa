"""Headings that the catalogue does not have, as people may be told of them.

Where a file has no headings its first row is a person's; so an unknown one is repeated only where
it consists of ordinary words of item names, and told by its shape otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.words import parts, words
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Collection

_LEAST = 2  # letters of an ordinary word: a single ideograph may be of anybody's name
_LATIN = re.compile(r"[A-Za-z]+(?:[ _-]?[A-Za-z]+)*[0-9]?")
_BETWEEN = re.compile(r"[\s・_\-／/()（）]+|の")
_NUMBER = re.compile(r"(?<=\D)[0-9]\Z")

_ENDS = frozenset("者日時名数額率等別欄旧新")
"""What ends a word: 作成日, 登録者. Alone, or before one, it may be of a name."""
_SYSTEMS = """
    id user name create created update updated insert inserted delete deleted at by time stamp
    timestamp version row seq extra spare system
"""
_IN_KANA = """
    メール アドレス メモ コメント フラグ コード ステータス システム データ ファイル ユーザー ユーザ
    グループ バージョン レコード キー タイムスタンプ フリガナ カナ
"""
_OF_SYSTEMS = frozenset((*_SYSTEMS.split(), *_IN_KANA.split()))
"""What systems call the columns that are their own."""


def told_heading(heading: str, own: Collection[str]) -> str:
    """Return a heading in quotes: as it is where it is made of ordinary words, else its shape.

    `own`: names of the items or columns that the file is expected to have.
    """
    return quoted_text(heading if _is_ordinary(heading, own) else shape(heading))


def _is_ordinary(heading: str, own: Collection[str]) -> bool:
    if _LATIN.fullmatch(heading):
        known = _latin() | _OF_SYSTEMS | {part for name in own for part in parts(name)}
        return all(part in known for part in parts(_NUMBER.sub("", heading)))
    text = _NUMBER.sub("", unicodedata.normalize("NFKC", heading))
    return bool(text) and all(_made_of(part, own) for part in _BETWEEN.split(text) if part)


def _made_of(text: str, own: Collection[str]) -> bool:
    """Return whether a text is nothing but known words, one after the other."""
    known = _japanese().union(("ID",), _OF_SYSTEMS, (one for one in own if len(one) >= _LEAST))
    reached = {0}
    for end in range(1, len(text) + 1):
        ended = end - 1 in reached - {0} and text[end - 1] in _ENDS
        if ended or any(text[begin:end] in known for begin in reached):
            reached.add(end)
    return len(text) in reached


@cache
def _japanese() -> frozenset[str]:
    return frozenset(word for word in words() if len(word) >= _LEAST)


@cache
def _latin() -> frozenset[str]:
    """Return the readings, abbreviations and English words of the words of item names."""
    spelt = (way for word, ways in words().items() if len(word) >= _LEAST for way in ways)
    return frozenset(part for way in spelt for part in parts(way))
