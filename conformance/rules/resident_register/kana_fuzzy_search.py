"""Whether a reading is found by the fuzzy search of names (あいまい検索)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.fuzzy_search import Given, Output, decide

_LAW: Final = "住民記録システム標準仕様書 第1.0版 2.1.2"


@rule("resident_register", "kana-fuzzy-search", law=_LAW)
def kana_fuzzy_search(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether query and stored reading agree once both are made coarse in the same way."""
    return decide(given, why, _LAW)
