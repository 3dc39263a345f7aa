"""住所表示番号: what of an address goes into the カスタマバーコード."""

from __future__ import annotations

import re

import jaconv

_PARTS = re.compile(r"[0-9]+|[A-Z](?![A-Za-z])")
_HYPHENS = re.compile("[\u2010-\u2015\u2212\u30fc\uff0d]")


def display_number(address: str) -> str:
    """Return the numbers and single capital letters of an address, joined by hyphens.

    After 日本郵便's manual, p13-15: the widths are made one, everything else between two numbers
    becomes one hyphen. Kanji numerals (三丁目) are not read as numbers here.
    """
    narrow = _HYPHENS.sub("-", str(jaconv.z2h(address, kana=False, ascii=True, digit=True)))
    return "-".join(_PARTS.findall(narrow))
