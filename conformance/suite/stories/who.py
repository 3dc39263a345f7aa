"""What the persons of a request are called: who asks, and to whom a form is addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

WHO: Mapping[str, Words] = {
    "clerk": Words("担当者", "a clerk"),
    "supervisor": Words("上司", "a supervisor"),
    "other_department": Words("他の課の職員", "another department"),
    "other_municipality": Words("他の市区町村の職員", "another municipality"),
    "self": Words("本人", "the person"),
    "household": Words("同じ世帯の者（であった者）", "a member, or former one, of the household"),
    "other_party": Words("相手方", "the other party"),
    "third_party": Words("第三者", "a third party"),
}
