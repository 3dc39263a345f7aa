"""Searching a name by its reading, with a warning for supported persons."""

import unicodedata

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "税務システム標準仕様書の検索要件"
_VOICING = "\u3099\u309a"
_TO_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_TO_LARGE = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_LEFT_OUT = "ー・"


@value
class Given:
    """What is searched, the reading on record, and whether the person is supported."""

    query: str
    registered_kana: str
    supported: bool


@value
class Output:
    """Whether the person is found, and whether a warning is shown."""

    hit: bool
    alert: bool


@rule("individual_resident_tax", "kana-search", law=f"{_LAW}(知識)")
def kana_search(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the reading begins with the query, both normalised; nothing finds nothing.

    Width, hiragana, voicing marks, small letters, long-vowel marks, spaces and middle dots make no
    difference. A supported person who is found raises the warning.
    """
    query, registered = normalised(given.query), normalised(given.registered_kana)
    why(
        f"正規化すると検索語は「{query}」、登録カナは「{registered}」。",
        f"Normalised: query {query!r}, on record {registered!r}.",
        law=_LAW,
    )
    hit = bool(query) and registered.startswith(query)
    alert = hit and given.supported
    why(
        f"前方一致{'する' if hit else 'しない'}。支援措置の警告{'あり' if alert else 'なし'}。",
        f"{'Found' if hit else 'Not found'}; {'with' if alert else 'without'} a warning.",
        law=_LAW,
    )
    return Output(hit, alert)


def normalised(text: str) -> str:
    """Return a reading in large, unvoiced full-width katakana without marks and spaces."""
    katakana = unicodedata.normalize("NFKC", text).translate(_TO_KATAKANA)
    apart = unicodedata.normalize("NFD", katakana)
    bare = "".join(c for c in apart if c not in _VOICING + _LEFT_OUT and not c.isspace())
    return unicodedata.normalize("NFC", bare).translate(_TO_LARGE)
