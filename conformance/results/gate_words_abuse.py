"""What a gate says where an exception or a baseline is none in truth, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.gate_names import ReasonName

ABUSE: Mapping[ReasonName, tuple[Bilingual, Bilingual]] = {
    "waiver_endless": (
        Bilingual(
            "期限が先すぎて期限といえない免除の下の検査 {n} 件",
            "{n} under a waiver that ends too late to be a dated one",
        ),
        Bilingual(
            "承認者に期限を定め直してもらうか、方針の max_exception_days を改めてください。",
            "have the approver set an earlier day, or change max_exception_days of the policy",
        ),
    ),
    "waiver_revoked": (
        Bilingual(
            "免除が取り消された不合格 {n} 件（原因 {causes} 種類）",
            "{n} failing whose waiver was taken back since (causes: {causes})",
        ),
        Bilingual(
            "直してください。方針の revoked に、だれがなぜ取り消したかがあります。",
            "mend them; revoked of the policy says who took the waiver back, and why",
        ),
    ),
    "exception_endless": (
        Bilingual(
            "方針の例外の期限が先すぎます: {entry}（{day}。上限は {most} 日後）",
            "an exception of the policy ends too late: {entry} ({day}; at most {most} days)",
        ),
        Bilingual(
            "期限を定め直すか、方針の max_exception_days を改めてください。",
            "set an earlier day, or change max_exception_days of the policy",
        ),
    ),
    "baseline_is_result": (
        Bilingual(
            "基準（--baseline）がこの結果そのもので、何も比べていません",
            "the baseline is this very result: nothing was compared",
        ),
        Bilingual(
            "導入済みの版の結果を --baseline に指定するか、省いてください。",
            "give the result of the release in use as --baseline, or none",
        ),
    ),
}
