"""Whether a person of the book is found by the fuzzy search of readings (あいまい検索)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.fuzzy_search import Given, Output, decide

_LAW: Final = "戸籍附票システム標準仕様書（住民記録システム標準仕様書 第1.0版 2.1.2 と同じと見る）"


@rule("supplementary_family_register", "kana-fuzzy-search", law=_LAW)
def kana_fuzzy_search(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the reading is found, by the steps of the resident register."""
    return decide(given, why, _LAW)
