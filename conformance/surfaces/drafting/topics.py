"""What a call or a requirement is about, apart from what is done with it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.similarity import name_likeness, text_likeness
from conformance.surfaces.drafting.words import parts, plain

if TYPE_CHECKING:
    from conformance.surfaces.drafting.model import Operation

DEEDS = (
    "登録", "管理", "照会", "検索", "更新", "修正", "変更", "取得", "処理", "発行", "作成", "出力",
    "一覧", "表示", "試算", "算出", "計算", "判定", "取込", "送付", "提供", "受付", "決定", "一括",
    "支援", "異動", "API", "機能", "申請", "申出", "届出", "申込", "開始", "詳細", "抽出",
)  # fmt: skip
_VERBS = frozenset(
    [
        "get",
        "list",
        "search",
        "find",
        "create",
        "add",
        "post",
        "put",
        "insert",
        "regist",
        "register",
        "entry",
        "update",
        "modify",
        "edit",
        "change",
        "delete",
        "remove",
        "cancel",
        "calc",
        "calculate",
        "judge",
        "print",
        "issue",
        "export",
        "import",
        "batch",
        "run",
        "exec",
        "do",
        "query",
        "load",
        "form",
        "rule",
        "function",
        "linkage",
        "api",
        "v1",
        "v2",
        "v3",
        "toroku",
        "koshin",
        "shokai",
        "kensaku",
        "hakko",
        "keisan",
        "torikomi",
        "ichiran",
        "henko",
        "shutoku",
        "sakusei",
    ]
)
_DEED = re.compile("(?:の|・|、|を)?(?:" + "|".join(DEEDS) + ")$")
_TOPIC = 0.9
_SEVERAL = re.compile("[・／/]")  # 住民票の写し・住民票記載事項証明書: one call for both


@lru_cache(maxsize=50_000)
def topic(text: str) -> str:
    """Return a Japanese title without the deeds at its end: 支払口座の登録 → 支払口座."""
    left = plain(text)
    while left != (shorter := _DEED.sub("", left)) and shorter and shorter not in DEEDS:
        left = shorter
    return left.rstrip("の")


@lru_cache(maxsize=50_000)
def thing(name: str) -> str:
    """Return an identifier without its verbs: `registJukyusha` → jukyusha."""
    return "_".join(p for p in parts(name) if p not in _VERBS)


def description_score(operation: Operation, title_ja: str) -> float:
    """Say how well what a call says of itself fits a title."""
    texts = [t for t in (operation.summary, operation.description) if t]
    texts += [one for t in texts for one in _SEVERAL.split(t) if one != t and one]
    whole = max((text_likeness(t, title_ja) for t in texts), default=0.0)
    about = max((text_likeness(topic(t), topic(title_ja)) for t in texts), default=0.0)
    return max(whole, _TOPIC * about)


def identifier_score(operation: Operation, key: str, title_ja: str) -> float:
    """Say how well the identifiers of a call fit a key or the reading of a title."""
    names = (operation.name, *segments(operation.path), *operation.tags)
    whole = max((name_likeness(n, key, title_ja) for n in names if n), default=0.0)
    about = topic(title_ja)
    things = {thing(n) for n in names} - {""}
    other = max((name_likeness(t, thing(key), about) for t in things), default=0.0)
    return max(whole, _TOPIC * other)


@lru_cache(maxsize=20_000)
def segments(path: str) -> tuple[str, ...]:
    """Return the fixed segments of a path, and its last two as one name."""
    fixed = [s for s in path.split("/") if s and not s.startswith("{")]
    return (*fixed, *(["_".join(fixed[-2:])] if len(fixed) > 1 else []))
