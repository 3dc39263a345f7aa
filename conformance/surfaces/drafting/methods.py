"""Which HTTP method a deed may use, and by which words a call tells its deed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.words import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.drafting.model import Operation

_METHODS: Mapping[str, Mapping[str, float]] = {
    "create": {"POST": 1.0, "PUT": 0.7, "PATCH": 0.4},
    "update": {"PUT": 1.0, "PATCH": 1.0, "POST": 0.9},
    "cancel": {"DELETE": 1.0, "POST": 0.95, "PUT": 0.95, "PATCH": 0.9},
    "search": {"GET": 1.0, "POST": 0.9},
    "restrict": {"GET": 1.0, "POST": 0.85},
    "batch": {"POST": 1.0, "PUT": 0.8, "GET": 0.4},
    "calculate": {"POST": 1.0, "GET": 0.95},
    "issue": {"POST": 1.0, "GET": 1.0},
    "link": {"POST": 1.0, "GET": 1.0, "PUT": 0.9},
    "query": {"GET": 1.0, "POST": 0.6},
    "export": {"GET": 1.0, "POST": 0.95},
}
_OTHERWISE = 0.2
_CONTRARY = 0.5
_WRITES = frozenset({"create", "update", "cancel"})
_READS = frozenset({"search", "restrict", "query"})
_SAYS: Mapping[str, tuple[str, ...]] = {
    "create": ("登録", "新規", "regist", "register", "create", "add", "toroku"),
    "update": ("更新", "修正", "変更", "異動", "update", "koshin", "modify", "henko"),
    "cancel": ("取消", "取下", "cancel", "torikeshi"),
    "search": ("検索", "search", "kensaku"),
    "restrict": ("抑止", "照会"),
    "batch": ("一括", "バッチ", "batch", "ikkatsu"),
    "calculate": ("試算", "計算", "判定", "算出", "calc", "keisan", "calculations", "shisan"),
    "issue": (
        *("発行", "帳票", "交付", "写し", "証明書", "print", "chohyo", "hakko", "shomei"),
        *("forms", "form", "certificate", "certificates"),
    ),
    "link": ("連携", "取込", "送付", "renkei", "link", "import", "linkage", "linkages"),
    "query": ("照会", "一覧", "取得", "get", "list", "query", "shokai", "ichiran"),
    "export": ("出力", "export", "csv", "euc"),
}
_WORD = 0.12
_PAPER = 0.2


def method_factor(kind: str, operation: Operation) -> float:
    """Return 1 for the usual method of a deed, less for a less usual one."""
    return _METHODS[kind].get(operation.method, _OTHERWISE)


def contrary_factor(kind: str, operation: Operation, title: str = "") -> float:
    """Return less than 1 for a call that says it reads where we write, or the reverse.

    A word of the title of what is sought says what it is about: 抑止 of 抑止の一時解除.
    """
    deeds = _deeds(operation)
    told = {deed for deed in deeds if not any(word in title for word in _SAYS[deed])}
    for own, others in ((_WRITES, _READS), (_READS, _WRITES)):
        if kind in own and told & others and not deeds & own:
            return _CONTRARY
    return 1.0


def deed_hint(kind: str, operation: Operation) -> float:
    """Return how much the words of a call speak for the deed: for it, or for another one."""
    deeds = _deeds(operation)
    if kind == "issue" and "pdf" in operation.answer_type:
        return _PAPER
    if kind in deeds:
        return _WORD
    return -_WORD if deeds else 0.0


@lru_cache(maxsize=10_000)
def _deeds(operation: Operation) -> frozenset[str]:
    """Return the deeds a call tells in its title or its identifiers."""
    said = f"{operation.summary}{operation.description}"
    names = set(parts(operation.name)) | set(parts(operation.path))
    return frozenset(
        deed
        for deed, words in _SAYS.items()
        if any((w in names) if w.isascii() else (w in said) for w in words)
    )
