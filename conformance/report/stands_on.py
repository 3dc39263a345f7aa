"""What is said of the ground of a judged case: on what it stands, and the source that goes with it.

Most expectations stand on an entry of the catalogue. Some stand on none, and are named in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.report.ground import ground
from conformance.report.words import BASES, GROUNDS, word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.model import CaseModel

_PROFILE: Final = "profile"
_IN_WORDS: Final[Mapping[str, Bilingual]] = {
    "protection": Bilingual("個人の保護を定める法令", "the laws that protect persons"),
    "interface": Bilingual("試験する接続の取決め", "the agreed contract of the interface"),
    "values": Bilingual(
        "暦・検査数字・文字の定め", "what is published of days, digits and characters"
    ),
}


def rests_on(case: CaseModel) -> Bilingual:
    """Return on what the expectation of a case stands, and on which entry."""
    if case.rests_on == _PROFILE:
        return BASES["declared"]
    kind, on = word(GROUNDS, case.ground), _IN_WORDS.get(case.rests_on)
    named = on or Bilingual(case.rests_on, case.rests_on)
    return Bilingual(f"{kind.ja}: {named.ja}", f"{kind.en}: {named.en}")


def source_of(case: CaseModel) -> Bilingual:
    """Return the source of what was expected where a case deviates.

    What is held against the profile alone has no other: the text of the requirement says nothing
    of how a vendor writes files.
    """
    if case.rests_on == _PROFILE:
        return BASES["declared"]
    return ground(case.source, case.provenance)
