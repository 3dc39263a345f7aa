"""The vendor's reasons of refusal: which bound reason each means, by the words it is told with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.drafting.model import ApiField

_TOLD: Mapping[str, tuple[str, ...]] = {
    # the bound reason, and words that name it; the first that fits decides
    "C0409": ("重複", "既に", "登録済", "jufuku", "chofuku", "duplicate", "conflict", "exists"),
    "C0403": ("権限", "許可", "kengen", "forbidden", "permission"),
    "C0404": ("存在しない", "見つから", "該当なし", "対象なし", "notfound", "not_found"),
    "C0405": ("未提供", "提供していない", "機能なし", "miteikyo", "notimplemented"),
    "C0422": ("コード", "code_value", "unknown_code", "code"),
    "E0004": ("相関", "矛盾", "整合", "sokan", "seigo", "correlation"),
    "E0003": ("桁", "文字数", "長さ", "keta", "length", "toolong"),
    "E0001": ("必須", "未入力", "hissu", "required", "missing"),
    "E0002": ("形式", "書式", "型", "文字種", "keishiki", "shoshiki", "format", "invalid"),
}  # fmt: skip


def reasons_of(field: ApiField) -> dict[str, str]:
    """Return the vendor's reason → bound reason for the values whose words tell it."""
    labels = dict(field.labels)
    found = {
        v: v if v in _TOLD else _reason(f"{labels.get(v, '')} {v}".lower()) for v in field.values
    }
    return {value: reason for value, reason in found.items() if reason}


def _reason(told: str) -> str:
    return next((r for r, words in _TOLD.items() if any(w in told for w in words)), "")
