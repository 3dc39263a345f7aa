"""What the persons of a request are called: who asks, and to whom a form is addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

WHO: Mapping[str, Bilingual] = {
    "clerk": Bilingual("担当者", "a clerk"),
    "supervisor": Bilingual("上司", "a supervisor"),
    "other_department": Bilingual("他の課の職員", "another department"),
    "other_municipality": Bilingual("他の市区町村の職員", "another municipality"),
    "self": Bilingual("本人", "the person"),
    "household": Bilingual(
        "同じ世帯の者（であった者）", "a member, or former one, of the household"
    ),
    "other_party": Bilingual("相手方", "the other party"),
    "third_party": Bilingual("第三者", "a third party"),
}
