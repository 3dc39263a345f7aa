"""Words of names: identifiers split and spelt one way, Japanese names read in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, cast

import jaconv
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_READINGS = 48  # spellings tried for one name
_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_NOTE = re.compile(r"[（(【\[].*?[）)】\]]")
_END = re.compile(r"[。:：\n]")
_FILLER = re.compile(r"[\s・･、,_\-／/「」]+")
_SPELT = (  # one spelling for Hepburn, Kunrei and typing habits
    ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"), ("tsu", "tu"), ("ji", "zi"),
    ("jy", "zy"), ("j", "zy"), ("fu", "hu"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
    ("ou", "o"), ("oo", "o"), ("uu", "u"),
)  # fmt: skip
_SAME = {  # English words that name the same thing
    "number": "no", "num": "no", "on": "date", "day": "date", "ymd": "date", "month": "ym",
    "from": "start", "begin": "start", "until": "end", "to": "end", "flg": "flag", "is": "",
    "code": "", "cd": "", "of": "", "the": "", "type": "kind", "category": "kind", "sum": "amount",
    "total": "amount", "identifier": "id", "birthday": "birthdate",
}  # fmt: skip


def parts(name: str) -> tuple[str, ...]:
    """Return the words of an identifier in small letters: `atenaNo` → atena, no."""
    return tuple(p.lower() for p in _PART.findall(name))


@lru_cache(maxsize=100_000)
def spelt(name: str) -> str:
    """Return an identifier in one spelling, without borders: `Shimei_Kana` → simeikana."""
    text = "".join(parts(name))
    for old, new in _SPELT:
        text = text.replace(old, new)
    return text


@lru_cache(maxsize=100_000)
def meaning(name: str) -> frozenset[str]:
    """Return the English words of an identifier, those of the same meaning as one word."""
    return frozenset(w for p in parts(name) if (w := _SAME.get(p, p)))


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Return a Japanese name without width variants, notes in brackets, spaces and marks."""
    wide = unicodedata.normalize("NFKC", text)
    return _FILLER.sub("", _NOTE.sub("", _END.split(wide)[0]))


def note(text: str) -> str:
    """Return what stands in the first brackets of a name; "" when nothing does."""
    found = _NOTE.search(unicodedata.normalize("NFKC", text))
    return found[0][1:-1] if found else ""


@lru_cache(maxsize=20_000)
def readings(name_ja: str) -> tuple[str, ...]:
    """Return how a Japanese name is written in Latin letters, in one spelling; () if unknown."""
    found = list(_segments(plain(name_ja)))
    if not found or not all(found):
        return ()
    return tuple(dict.fromkeys(spelt("".join(p)) for p in islice(product(*found), _READINGS)))


def unread(names: Iterable[str]) -> list[str]:
    """Return the names that hold a word the table does not know."""
    return [name for name in names if not readings(name)]


def _segments(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the readings of each word, the longest known word first."""
    table, longest = _table()
    at = 0
    while at < len(name):
        for size in range(min(longest, len(name) - at), 0, -1):
            word = name[at : at + size]
            known = table.get(word)
            if known is not None:
                yield known
                break
        else:
            size = _run(name, at)
            yield _letters(name[at : at + size])
        at += size


def _run(name: str, at: int) -> int:
    """Return the length of the run of one script at a place: kana, Latin letters, else one."""
    for script in (r"[ァ-ヴー]+", r"[ぁ-ん]+", r"[A-Za-z]+", r"[0-9]+"):
        found = re.compile(script).match(name, at)
        if found:
            return len(found[0])
    return 1


def _letters(word: str) -> tuple[str, ...]:
    """Return kana in Latin letters; a particle may be left out; () for an unknown ideograph."""
    if word.isascii():
        return (word.lower(),) if word.isalnum() else ("",)
    letters = jaconv.kana2alphabet(jaconv.kata2hira(word).replace("ー", ""))
    if not str(letters).isascii():
        return ()
    return (
        ("", str(letters))
        if word in {"の", "を", "に", "は", "へ", "や", "が"}
        else (str(letters),)
    )


def words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of Japanese item names, each with its readings and abbreviations."""
    return _table()[0]


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], int]:
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    data = cast("dict[str, list[object]]", yaml.load(text, Loader=yaml.CSafeLoader))
    table = {word: tuple(map(str, found)) for word, found in data.items()}
    return table, max(map(len, table))
