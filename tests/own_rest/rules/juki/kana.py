"""カナ氏名のあいまい検索."""

import re
import unicodedata

from own_rest.rules import read
from own_rest.rules.faults import BadInput
from own_rest.rules.juki.book import rule

_IGNORED = re.compile(r"[\s\u2010-\u2015\u2212\u30fc\u301c\uff0d\uff5e\uff70~-]")
_SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_VOICED = "\u3099\u309a"
_O_ROW = frozenset("オコソトノホモヨロ")
_READINGS = (str.maketrans("ヂヅ", "ジズ"), str.maketrans("ヂヅ", "チツ"))
_BLANK = re.compile(r"[ \u3000]+")


@rule(
    "kana-fuzzy-search",
    query=read.text,
    stored=read.text,
    mode=read.code("exact", "partial"),
    target=read.code("full", "given"),
)
def kana_fuzzy_search(query, stored, mode, target):
    if not _fold(query, _READINGS[0]):
        raise BadInput("query", "a kana is expected", "E0001")
    if target == "given":
        stored = _BLANK.split(stored.strip(), maxsplit=1)[-1]
    return {"match": any(_hit(_fold(query, r), _fold(stored, r), mode) for r in _READINGS)}


def _hit(query: str, stored: str, mode: str) -> bool:
    return query == stored if mode == "exact" else query in stored


def _fold(name: str, reading: dict[int, int]) -> str:
    """Return the name as it sounds, roughly."""
    kana = _IGNORED.sub("", unicodedata.normalize("NFKC", name))
    kana = re.sub("ヴ([ァィェォ])", lambda found: "バビベボ"["ァィェォ".index(found[1])], kana)
    kana = kana.replace("ヴ", "ブ").translate(_SMALL).translate(reading)
    kana = "".join(c for c in unicodedata.normalize("NFD", kana) if c not in _VOICED)
    return _long_o(kana.replace("ヲ", "オ").replace("ワ", "ハ"))


def _long_o(kana: str) -> str:
    heard = ""
    for letter in kana:
        heard += "オ" if letter == "ウ" and heard and heard[-1] in _O_ROW else letter
    return heard
