"""The page's own contents: its sections in their order, with how much is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTIONS: Final[Mapping[str, Bilingual]] = {
    "coverage": Bilingual("区分・根拠ごと", "by class and ground"),
    "domains": Bilingual("業務ごと", "by domain"),
    "facts": Bilingual("試験の条件", "circumstances"),
    "waivers": Bilingual("免除", "waivers"),
    "doubt": Bilingual("対応づけの疑い", "mapping in doubt"),
    "unconfirmed": Bilingual("裏付けのない相違", "unconfirmed"),
    "answered": Bilingual("回答済みの相違", "answered"),
    "defects": Bilingual("欠陥", "defects"),
    "unjudged": Bilingual("判定できなかったもの", "not judged"),
    "stated": Bilingual("事業者申告", "vendor's statements"),
    "questions": Bilingual("仕様の疑義", "open questions"),
    "list": Bilingual("すべての要件と検査", "every requirement and case"),
    "again": Bilingual("再現の方法", "how to repeat"),
}
_ONLY_IF_ANY: Final = frozenset({"doubt", "unconfirmed", "answered"})


def contents(numbers: Mapping[str, int]) -> Iterator[tuple[str, Bilingual, int | None]]:
    """Yield (place, heading, number) of each section; `numbers`: how much is in those counted."""
    for place, heading in _SECTIONS.items():
        number = numbers.get(place)
        if number or place not in _ONLY_IF_ANY:
            yield place, heading, number
