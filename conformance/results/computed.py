"""What the profile made of the package's answers, and how many judged cases rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from conformance.results.base import Model
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.results.model import CaseModel

_LEFT: Final = frozenset({"untested", "not_applicable", "not_declared"})
MADE: Final[Mapping[str, Bilingual]] = {
    "computes": Bilingual("計算", "computes"),
    "selects": Bilingual("選択", "chooses"),
    "repeats": Bilingual("要求の値の補い", "repeats the request"),
    "states": Bilingual("定数", "states a constant"),
}


class ComputedModel(Model):
    """An entry of the profile that makes something of an answer beyond reading it.

    `item`: the member of the rows that it makes, "" where it makes all that is found. `made`: it
    computes a value that the package did not give, chooses among those given, repeats a value of
    the request in the answer, or states a constant in the place of a column.
    """

    place: str
    line: int
    item: str
    expression: str
    made: Literal["computes", "selects", "repeats", "states"]


def judged_on(cases: Iterable[CaseModel], place: str | None = None) -> int:
    """Return how many judged cases rest on an entry, or on any."""
    those = (case.computed or () for case in cases if case.verdict not in _LEFT)
    return sum(bool(on) if place is None else place in on for on in those)


def computed_said(entries: Iterable[ComputedModel], cases: Iterable[CaseModel]) -> Bilingual | None:
    """Return what the verdict line says of it; None where no judged case rests on any."""
    count, number = judged_on(cases), len({one.place for one in entries})
    if not count:
        return None
    return Bilingual(
        f"対応づけが応答・ファイルから計算・選択する箇所 {number}（検査 {count} 件がこれによる）",
        f"entries of the mapping that compute or choose values from answers or files: {number}"
        f" ({count} cases rest on them)",
    )
