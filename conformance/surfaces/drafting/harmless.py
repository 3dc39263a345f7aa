"""What a call that only reads or calculates may be bound to: never to one that registers.

Nor is what is recorded bound to the issuing of a paper, which records nothing but itself.

A draft is tried by people who have not read each line of it. Bound to a calculation, the filing of
an application would be sent for every example of the rule.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.assign import SURE
from conformance.surfaces.drafting.words import parts

if TYPE_CHECKING:
    from conformance.surfaces.drafting.model import Operation
    from conformance.surfaces.drafting.subjects import CallSubject

_HARMLESS = frozenset({"calculate", "search", "restrict", "query", "link"})
_CALCULATES = frozenset(
    [
        "試算",
        "計算",
        "算出",
        "算定",
        "シミュレーション",
        "calc",
        "calculate",
        "calculation",
        "calculations",
        "keisan",
        "shisan",
        "simulate",
        "simulation",
        "estimate",
        "preview",
    ]
)
_LINKS = frozenset(
    ["連携", "取込", "送付", "送信", "renkei", "link", "linkage", "linkages", "import", "export"]
)
_LOOKS = frozenset(
    [
        "検索",
        "照会",
        "一覧",
        "参照",
        "閲覧",
        "取得",
        "詳細",
        "search",
        "kensaku",
        "query",
        "find",
        "list",
        "lookup",
        "get",
        "shokai",
        "shosai",
        "ichiran",
        "view",
    ]
)
_WRITES = frozenset(
    [
        "登録",
        "申請",
        "届出",
        "提出",
        "申込",
        "更新",
        "変更",
        "修正",
        "取消",
        "取下",
        "削除",
        "抹消",
        "発行",
        "交付",
        "受付",
        "確定",
        "承認",
        "決裁",
        "停止",
        "廃止",
        "終了",
        "付番",
        "解除",
        "register",
        "regist",
        "toroku",
        "apply",
        "application",
        "applications",
        "shinsei",
        "submit",
        "file",
        "filing",
        "create",
        "add",
        "update",
        "koshin",
        "modify",
        "henko",
        "change",
        "cancel",
        "torikeshi",
        "delete",
        "remove",
        "issue",
        "hakko",
        "approve",
        "decide",
        "decision",
        "confirm",
        "terminate",
        "end",
        "stop",
        "release",
        "hold",
        "close",
        "finalize",
        "todokede",
    ]
)
_RECORDS = frozenset({"create", "update", "cancel"})
_PAPERS = frozenset(
    [
        "写し",
        "証明",
        "発行",
        "交付",
        "印刷",
        "shomei",
        "hakko",
        "print",
        "certificate",
        "certificates",
    ]
)
_FILED = ("受け付", "受付", "受理", "届け出", "提出", "起案", "申し立て")
_AGAIN = ("引替", "再交付", "再発行", "返納", "回収", "訂正", "取消")
_READS = {"calculate": _CALCULATES, "link": _LINKS}
_TO_CHECK = SURE - 0.01


def bounded(subject: CallSubject, operation: Operation, score: float) -> float:
    """Return the score of an operation for a call: none where it may write, never sure by POST."""
    if subject.kind in _RECORDS and _only_issues(subject, operation):
        return 0.0
    if subject.kind == "batch" and any("{" in part for part in operation.path.split("/")[-2:]):
        return 0.0  # a batch is about all, a call by a key about one
    if subject.kind == "issue" and _files(subject, operation):
        return 0.0  # the same word for a filing and for the paper that asks for it: 現況届
    if subject.kind == "issue" and _again(subject, operation):
        return min(score, _TO_CHECK)
    if subject.kind not in _HARMLESS or operation.method in {"GET", "HEAD"}:
        return score
    if operation.method != "POST" or not _only_reads(subject, operation):
        return 0.0
    return min(score, _TO_CHECK)


@lru_cache(maxsize=100_000)
def _only_issues(subject: CallSubject, operation: Operation) -> bool:
    """Say whether a call tells that it issues a paper, and what is recorded is about none."""
    names = {*parts(operation.name), *parts(operation.path)}
    title = operation.summary or operation.description
    issued = {w for w in _PAPERS if (w in names if w.isascii() else w in title)}
    about = any(w in parts(subject.key) or w in subject.title_ja for w in _PAPERS)
    return bool(issued) and not about


def _files(subject: CallSubject, operation: Operation) -> bool:
    """Say whether a call receives a filing, and hands no paper out that is called by it."""
    title = operation.summary or operation.description
    hands = any(word in title for word in _PAPERS if not word.isascii())
    writes = operation.method not in {"GET", "HEAD"}
    return (
        writes
        and not hands
        and any(word in title and word not in subject.title_ja for word in _FILED)
    )


def _again(subject: CallSubject, operation: Operation) -> bool:
    """Say whether a call issues once more, or takes back, what the subject issues plainly."""
    title = operation.summary or operation.description
    return any(word in title and word not in subject.title_ja for word in _AGAIN)


@lru_cache(maxsize=100_000)
def _only_reads(subject: CallSubject, operation: Operation) -> bool:
    """Say whether a POST tells by its title and names that it reads, and nothing else.

    What the call is about may itself be called by a deed: the end of a payment, an application.
    """
    names = {*parts(operation.name), *parts(operation.path)}
    title = operation.summary or operation.description
    said = {w for w in _WRITES | _reads(subject) if (w in names if w.isascii() else w in title)}
    about = {w for w in said if w in parts(subject.key) or w in subject.title_ja}
    return bool(said & _reads(subject)) and not (said - about) & _WRITES


def _reads(subject: CallSubject) -> frozenset[str]:
    return _READS.get(subject.kind, _LOOKS)
