"""The page's own contents: its sections in their order, with how much is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTIONS: Final[Mapping[str, Words]] = {
    "coverage": Words("区分・根拠ごと", "by class and ground"),
    "domains": Words("業務ごと", "by domain"),
    "facts": Words("試験の条件", "circumstances"),
    "waivers": Words("免除", "waivers"),
    "doubt": Words("対応づけの疑い", "mapping in doubt"),
    "unconfirmed": Words("裏付けのない相違", "unconfirmed"),
    "answered": Words("回答済みの相違", "answered"),
    "defects": Words("欠陥", "defects"),
    "unjudged": Words("判定できなかったもの", "not judged"),
    "stated": Words("事業者申告", "vendor's statements"),
    "questions": Words("仕様の疑義", "open questions"),
    "list": Words("すべての要件と検査", "every requirement and case"),
    "again": Words("再現の方法", "how to repeat"),
}
_ONLY_IF_ANY: Final = frozenset({"doubt", "unconfirmed", "answered"})


def contents(numbers: Mapping[str, int]) -> Iterator[tuple[str, Words, int | None]]:
    """Yield (place, heading, number) of each section; `numbers`: how much is in those counted."""
    for place, heading in _SECTIONS.items():
        number = numbers.get(place)
        if number or place not in _ONLY_IF_ANY:
            yield place, heading, number
