"""The operators by which faults are derived: ways of breaking a requirement, with their words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Operator = Literal[
    "dropped",
    "accepts_wrong",
    "refuses_right",
    "wrong_reason",
    "off_by_one",
    "stale_read",
    "lost_update",
    "missing_history",
    "missing_audit",
    "leak",
    "prohibited_present",
    "option_absent",
    "wrong_value",
]
"""What is done to a requirement."""

OPERATORS: Final[tuple[Operator, ...]] = get_args(Operator)


class Words(NamedTuple):
    """What an operator does, in both languages."""

    ja: str
    en: str


WORDS: Final[Mapping[Operator, Words]] = MappingProxyType(
    {
        "dropped": Words("備えていない、又は何もしない", "is not there, or does nothing"),
        "accepts_wrong": Words("拒むべきものを受け付ける", "accepts what must be refused"),
        "refuses_right": Words("受け付けるべきものを拒む", "refuses what must be accepted"),
        "wrong_reason": Words("拒否の理由が違う", "refuses for the wrong reason"),
        "off_by_one": Words("境界が一つずれる", "is off by one"),
        "stale_read": Words("変更前の値を見せる", "shows what stood before a change"),
        "lost_update": Words("受け付けた変更を失う", "loses what it accepted"),
        "missing_history": Words("履歴を残さない", "keeps no history"),
        "missing_audit": Words("操作の記録を残さない", "leaves no audit entry"),
        "leak": Words("見せてはならないものを見せる", "shows what must be withheld"),
        "prohibited_present": Words("禁止された機能を備える", "offers a prohibited function"),
        "option_absent": Words("備えると称した機能がない", "lacks an option that it claims"),
        "wrong_value": Words("違う値を出す", "gives another value"),
    }
)
