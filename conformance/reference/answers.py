"""The bodies of answers in the official form (共通機能標準仕様書 2.1 §2.2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.refusals import RefusalReason

_TITLE = "適合試験インターフェース"
_DONE = "処理が完了しました。"
_ERROR = "エラーが発生しました。"
_UNAUTHORISED = "アクセストークンが無効です。"
_UNEXPECTED = "想定外のエラーが発生しました。"


def accepted(path: str, result: Iterable[Row]) -> dict[str, Json]:
    """Return the body of status 200."""
    metadata: Row = {"title": _TITLE, "detail": _DONE}
    return {"metadata": metadata, "_links": _links(path), "result": list(result)}


def refusal_body(path: str, reasons: Iterable[RefusalReason]) -> dict[str, Json]:
    """Return the body of a refusal: what is wrong, item by item."""
    errors: list[Json] = [{"code": r.code, "message": r.message, "item": r.item} for r in reasons]
    return {"title": _TITLE, "detail": _ERROR, "_links": _links(path), "errors": errors}


def unauthorised(path: str) -> dict[str, Json]:
    """Return the body of status 401."""
    return {"title": _TITLE, "detail": _UNAUTHORISED, "_links": _links(path)}


def unexpected(path: str) -> dict[str, Json]:
    """Return the body of status 503."""
    return {"title": _TITLE, "detail": _UNEXPECTED, "_links": _links(path)}


def _links(path: str) -> dict[str, Json]:
    return {"self": {"href": path}}
