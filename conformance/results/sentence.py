"""The verdict in one sentence, in Japanese and English, with the scope it holds for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.results.called import CALLED, called
from conformance.results.delivery import narrowed_deliveries
from conformance.results.known import known_said
from conformance.results.scope import scope_said
from conformance.results.words import GROUNDS, VERDICTS
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel, CatalogueModel, ScopeModel, TotalState
    from conformance.values.words import Language

EARNED = frozenset({"conformant", "known_taken", "known_only"})
"""States in which nothing that is known deviates or was left open."""

STATED = "attested"
"""The verdict that rests on nobody's test."""

STATES: Mapping[TotalState, tuple[str, str]] = {
    "conformant": ("適合", "conformant"),
    "known_taken": (
        "既知の範囲で相違なし（出典の欠ける部分は了承済み）",
        "no deviation in what is known (accepted where the source is not whole)",
    ),
    "known_only": (
        "既知の範囲で相違なし（適合とは言えません）",
        "no deviation in what is known (conformance is not established)",
    ),
    "not_conformant": ("不適合", "not conformant"),
    "waived": ("免除あり（適合ではありません）", "under waivers (not conformant)"),
    "incomplete": ("判定未了（適合とは言えません）", "incomplete (not established)"),
    "harness_error": ("試験ツールの異常（製品の判定ではありません）", "fault of the harness"),
    "nothing_selected": ("対象なし（何も試験していません）", "nothing selected, nothing tested"),
    "stale": ("免除・基準の期限切れ", "a waiver or baseline is stale or expired"),
    "interrupted": ("中断（続きから再開できます）", "interrupted (can be resumed)"),
}
"""What each total is called."""


def verdict_line(
    state: TotalState,
    cases: Sequence[CaseModel],
    scope: ScopeModel,
    catalogue: Iterable[CatalogueModel] = (),
    circumstances: Iterable[Bilingual] = (),
) -> Bilingual:
    """Return the verdict line: state, counts of what earned it, scope, parts, circumstances."""
    count = Counter(map(called, cases))
    waived = sum(case.waiver is not None for case in cases)
    ja, en = STATES[state]
    listed = tuple(catalogue)
    part, known = tuple(narrowed_deliveries(listed, cases)), tuple(known_said(listed, cases))
    said = scope_said(scope, listed)
    more = tuple(circumstances)
    if state in EARNED and (count["attested"] or count["spec_unclear"]):
        ja += "（外部から試験できるものはすべて合格）"
        en += " (all that a test can see was executed and passed)"
    if state in EARNED and count["answered"]:
        ja += "（文書を示して否定された期待との相違を除く）"
        en += " (but for deviations from what the vendor withdrew by a document)"
    return Bilingual(
        ja=f"判定: {ja}{_tally(count, 'ja')}"
        + (f"・免除 {waived}" if waived else "")
        + _stated(count, "ja")
        + _grounds(cases, "ja")
        + f"｜範囲: {said.ja}"
        + "".join(f"｜納入: {each.ja}" for each in part)
        + "".join(f"｜{each.ja}" for each in known)
        + "".join(f"｜{each.ja}" for each in more),
        en=f"Verdict: {en}{_tally(count, 'en')}"
        + (f", waived {waived}" if waived else "")
        + _stated(count, "en")
        + _grounds(cases, "en")
        + f" | scope: {said.en}"
        + "".join(f" | delivered: {each.en}" for each in part)
        + "".join(f" | {each.en}" for each in known)
        + "".join(f" | {each.en}" for each in more),
    )


def _tally(count: Mapping[str, int], lang: Language) -> str:
    """Return the counts as a part of the line; none where nothing is counted."""
    listed = _list(count, lang)
    return listed and ("｜" if lang == "ja" else " | ") + listed


def _list(count: Mapping[str, int], lang: Language) -> str:
    """Return the counts of what was tried and of what was left; no statement is among them."""
    kinds = ((name, words) for name, words in CALLED.items() if name != STATED)
    return ", ".join(f"{w.spoken(lang)} {count[name]}" for name, w in kinds if count.get(name))


def _stated(count: Mapping[str, int], lang: Language) -> str:
    """Return how much rests on the vendor's word alone, apart from what was tried."""
    if not count.get(STATED):
        return ""
    words = VERDICTS[STATED].spoken(lang)
    return f"｜{words} {count[STATED]}" if lang == "ja" else f" | {words}: {count[STATED]}"


_ALL = 100


def passes_by_ground(cases: Iterable[CaseModel]) -> Mapping[str, int]:
    """Return how many passes stand on each ground, from the strongest to the weakest."""
    count = Counter(str(case.ground) for case in cases if case.verdict == "pass")
    return {name: count[name] for name in GROUNDS if count[name]}


def share(part: int, whole: int) -> str:
    """Return a share in percent; what is little is not said to be nothing, nor nearly all all."""
    percent = (200 * part + whole) // (2 * whole)
    if part and not percent:
        return "<1 %"
    return ">99 %" if percent == _ALL and part < whole else f"{percent} %"


def _grounds(cases: Sequence[CaseModel], lang: Language) -> str:
    """Return on what the passes stand; "" where nothing passed."""
    found = passes_by_ground(cases)
    whole = sum(found.values())
    if not whole:
        return ""
    parts = (f"{GROUNDS[name].spoken(lang)} {n} ({share(n, whole)})" for name, n in found.items())
    label = "｜合格の根拠: " if lang == "ja" else " | passes rest on: "
    return label + ("・" if lang == "ja" else ", ").join(parts)
