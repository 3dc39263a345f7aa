"""Why the package refuses: the codes of the test interface with their HTTP status and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.guards import ErrorCode

_BAD_REQUEST = 400
_STATUS = {"C0403": 403, "C0404": 404, "C0405": 404, "C0409": 409}
_TEXT: dict[str, str] = {
    "E0001": "{item}は必須です。",
    "E0002": "{item}の文字種又は形式が正しくありません。",
    "E0003": "{item}の桁数が正しくありません。",
    "E0004": "{item}が他の項目、記録又は規則と矛盾しています。",
    "C0422": "{item}のコード値はコード一覧にありません。",
    "C0403": "この操作をする権限がありません。",
    "C0404": "対象が見つかりません。",
    "C0405": "この機能、帳票、規則又は連携は提供していません。",
    "C0409": "同じキーの記録が既にあります。",
}
_NO_ITEM = "入力"


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """One reason of a refusal: the code, and the key of the item it is about."""

    code: ErrorCode
    item: str | None = None

    @property
    def message(self) -> str:
        """The text for the caller; it never holds the refused value."""
        return _TEXT[self.code].format(item=self.item or _NO_ITEM)


class RefusalError(Exception):
    """The package refuses a call; the first reason decides the HTTP status."""

    def __init__(self, *reasons: RefusalReason) -> None:
        super().__init__(", ".join(f"{r.code} {r.item or ''}".strip() for r in reasons))
        self.reasons = reasons

    @property
    def status(self) -> int:
        """The HTTP status that belongs to the first reason."""
        return _STATUS.get(self.reasons[0].code, _BAD_REQUEST)


def refuse(code: ErrorCode, item: str | None = None) -> RefusalError:
    """Return the refusal for a single reason, to be raised."""
    return RefusalError(RefusalReason(code, item))


def refuse_any(reasons: Iterable[RefusalReason]) -> None:
    """Raise when there is a reason to refuse."""
    found = tuple(reasons)
    if found:
        raise RefusalError(*found)
