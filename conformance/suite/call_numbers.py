"""Numbers that an official API gives to several people: no two alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.findings import Json
    from conformance.suite.call_arrange import Caller


@dataclass(frozen=True, slots=True)
class Asked:
    """How people asked, and so what a number given twice is called and how it is mended."""

    code: str
    ja: str
    en: str
    remedy_ja: str
    remedy_en: str


ONE_BY_ONE: Final = Asked(
    "F-NOT-NEW",
    "別の人に同じ {name} が付きました。",
    "two people were given the same {name}",
    "付番済みの番号と重ならない番号を付けてください。",
    "issue a value that was not issued before",
)
AT_ONCE: Final = Asked(
    "F-NUMBER-TWICE",
    "同時に届いた依頼で、別の人に同じ {name} が付きました。",
    "two people whose requests arrived at once were given the same {name}",
    "番号を取り出して進めるまでを、ほかの依頼が割り込めない一つの操作にしてください。",
    "draw the next number in one step that no other request can interrupt",
)


def hold_different(calls: Caller, name: str, given: Sequence[Json], asked: Asked) -> None:
    """Hold that no value was given twice; a finding names none of them."""
    if len(set(map(str, given))) == len(given):
        return
    raise calls.trial.deviation(
        asked.code,
        asked.ja.format(name=name),
        asked.en.format(name=name),
        expected="all different",
        found="one given twice",
        where=calls.client.path,
        remedy_ja=asked.remedy_ja,
        remedy_en=asked.remedy_en,
    )
