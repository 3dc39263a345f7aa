"""The four parts of the charge and their annual limits (賦課限度額)."""

from typing import Final, Literal

from conformance.rules.core import InForce

Part = Literal["medical", "support", "care", "childcare"]

PARTS: Final[tuple[Part, ...]] = ("medical", "support", "care", "childcare")
"""医療分, 後期高齢者支援金等分, 介護納付金分, 子ども・子育て支援納付金分."""

CAPS_LAW: Final = "国民健康保険法施行令第29条の7第2項から第5項まで"


def cap(now: InForce, part: Part) -> int:
    """Return the limit of a part in yen a year; 0 where the part is not charged yet."""
    return now.integer(part)
