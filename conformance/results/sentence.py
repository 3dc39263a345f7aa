"""The verdict in one sentence, in Japanese and English, with the scope it holds for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.results.delivery import narrowed_deliveries
from conformance.results.model import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel, CatalogueModel, ScopeModel, TotalState

_STATES: Mapping[TotalState, tuple[str, str]] = {
    "conformant": ("適合", "conformant"),
    "not_conformant": ("不適合", "not conformant"),
    "incomplete": ("判定未了（適合とは言えません）", "incomplete (not established)"),
    "harness_error": ("ハーネスの故障（製品の判定ではありません）", "fault of the harness"),
    "nothing_selected": ("対象なし（何も試験していません）", "nothing selected, nothing tested"),
    "stale": ("免除・基準の期限切れ", "a waiver or baseline is stale or expired"),
    "interrupted": ("中断（続きから再開できます）", "interrupted (can be resumed)"),
}


def verdict_line(
    state: TotalState,
    cases: Sequence[CaseModel],
    scope: ScopeModel,
    catalogue: Iterable[CatalogueModel] = (),
) -> Bilingual:
    """Return the verdict line: state, counts of what earned it, scope, and parts delivered."""
    count = Counter(str(case.verdict) for case in cases)
    waived = sum(case.waiver is not None for case in cases)
    ja, en = _STATES[state]
    part = tuple(narrowed_deliveries(catalogue))
    if state == "conformant" and (count["attested"] or count["spec_unclear"]):
        ja += "（外部から試験できるものはすべて合格）"
        en += " (all that a test can see was executed and passed)"
    return Bilingual(
        ja=f"判定: {ja}｜{_list(count, _JA)}"
        + (f"・免除 {waived}" if waived else "")
        + f"｜範囲: {_scope(scope, 'ja')}"
        + "".join(f"｜納入: {each.ja}" for each in part),
        en=f"Verdict: {en} | {_list(count, _EN)}"
        + (f", waived {waived}" if waived else "")
        + f" | scope: {_scope(scope, 'en')}"
        + "".join(f" | delivered: {each.en}" for each in part),
    )


_JA = {
    "pass": "合格",
    "fail": "不合格",
    "untested": "未試験",
    "attested": "証明",
    "needs_review": "要確認",
    "spec_unclear": "仕様不明確",
    "harness_error": "故障",
    "not_declared": "宣言なし",
    "not_applicable": "対象外",
}
_EN = {name: name.replace("_", " ") for name in _JA}


def _list(count: Mapping[str, int], names: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {count[key]}" for key, name in names.items() if count.get(key))


def _scope(scope: ScopeModel, lang: str) -> str:
    if not scope.narrowed:
        return "全体" if lang == "ja" else "everything"
    parts = [*scope.domains, *scope.levels, *scope.surfaces, *scope.cases]
    if scope.shard:
        parts.append(f"shard {scope.shard}")
    left = f"選択外 {scope.left_out} 件" if lang == "ja" else f"{scope.left_out} cases left out"
    word = "一部のみ" if lang == "ja" else "only"
    return f"{word} {' '.join(parts)} ({left})"
