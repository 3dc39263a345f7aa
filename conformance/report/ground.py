"""How the ground of a requirement is said: its source, and whether anybody compared the text.

What somebody knew without the document at hand is named for what it is; nothing in its wording may
read as if the document had been looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache

from conformance.report.words import PROVENANCES, word
from conformance.values.words import Bilingual

_FROM_MEMORY = re.compile("記憶|知識")
_UNCHECKED = "記憶|知識|再構成|未照合|未確認"
_IN_BRACKETS = re.compile(rf"[（(][^（）()]*(?:{_UNCHECKED})[^（）()]*[）)]")
_IN_PASSING = (
    re.compile(r"。[^。]*は(?:記憶|知識)による"),
    re.compile(r"、[^、。]*は実務の知識"),
    re.compile(r"(?:を|の|に関する)?(?:記憶|知識)(?:から|に基づき|による)?(?:再構成)?"),
)
_PARTLY = Bilingual(
    "推定（原文未照合）を含む", "in part reconstructed, not compared with the official text"
)


@lru_cache(maxsize=4096)  # thousands of cases name the same few sources
def ground(source: str, provenance: str) -> Bilingual:
    """Return the source with the kind of its provenance before it, as a reader should take it."""
    kind = word(PROVENANCES, provenance)
    remembered = _FROM_MEMORY.search(source) is not None
    if remembered and provenance != "reconstructed":
        kind = _PARTLY
    named = _without_memory(source) if remembered or provenance == "reconstructed" else source
    if not named:
        return kind
    return Bilingual(f"{kind.ja}: {named}", f"{kind.en}: {named}")


def _without_memory(source: str) -> str:
    """Return the source without the remarks on how it came to be known."""
    text = _IN_BRACKETS.sub("", source.replace("業務知識", "実務"))
    for remark in _IN_PASSING:
        text = remark.sub("", text)
    return text.strip("、・。 ")
