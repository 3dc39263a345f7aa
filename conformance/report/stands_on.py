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
_NOBODYS: Final = "reconstructed"
_NAMED: Final = 10  # entries that a line names
_IN_WORDS: Final[Mapping[str, Bilingual]] = {
    "protection": Bilingual("個人の保護を定める法令", "the laws that protect persons"),
    "interface": Bilingual("試験する接続の取決め", "the agreed contract of the interface"),
    "values": Bilingual(
        "暦・検査数字・文字の定め", "what is published of days, digits and characters"
    ),
}


def rests_on(case: CaseModel) -> Bilingual:
    """Return on what the expectation of a case stands, and on which entry."""
    said, beside = _said(case), _unsupported(case)
    if not beside:
        return said
    some, more = ", ".join(beside[:_NAMED]), len(beside) - _NAMED
    etc_ja, etc_en = (f" ほか {more} 件", f" and {more} more") if more > 0 else ("", "")
    return Bilingual(
        f"{said.ja}。ほかに裏付けのない（未確認の）相違: {some}{etc_ja}",
        f"{said.en}; beside it deviations that no text supports (unconfirmed): {some}{etc_en}",
    )


def _said(case: CaseModel) -> Bilingual:
    if case.rests_on == _PROFILE:
        return BASES["declared"]
    kind, on = word(GROUNDS, case.ground), _IN_WORDS.get(case.rests_on)
    named = on or Bilingual(case.rests_on, case.rests_on)
    return Bilingual(f"{kind.ja}: {named.ja}", f"{kind.en}: {named.en}")


def _unsupported(case: CaseModel) -> list[str]:
    """Return what no text supports of a deviation that stands on one all the same."""
    if case.finding is None or case.ground == _NOBODYS:
        return []
    nobodys = (one.rests_on for one in case.finding.parts if one.ground == _NOBODYS)
    return list(dict.fromkeys(nobodys))


def source_of(case: CaseModel) -> Bilingual:
    """Return the source of what was expected where a case deviates.

    What is held against the profile alone has no other: the text of the requirement says nothing
    of how a vendor writes files.
    """
    if case.rests_on == _PROFILE:
        return BASES["declared"]
    return ground(case.source, case.provenance)
