"""Why a case cannot be tried on a package as it is, and what would make it possible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.findings import Cause
from conformance.surfaces.access import may_write, refused_to_write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from conformance.contract.call import Call


def no_call(call: Call) -> Cause:
    """Return the cause: the profile gives no way to a call."""
    return Cause(
        "U-NO-CALL",
        f"プロファイルから呼び出せません: {call.name}",
        f"the profile gives no way to call {call.name}",
        "この呼出しを用意し、capabilities.without から外すか mapping.calls に書いてください。",
        "offer the call: take it out of capabilities.without, or write it under mapping.calls",
        {"missing": call.name},
    )


def read_only(call: Call) -> Cause:
    """Return the cause: the call would or might write, and the package is only to be read."""
    cause = (refused_to_write if call.writes else may_write)(call.name).cause
    return replace(cause, details={**cause.details, "missing": "access: read_write"})


def no_load(domain: str, group: str, reason_ja: str, reason_en: str) -> Cause:
    """Return the cause: a row cannot be arranged, neither by `load` nor by functions."""
    return Cause(
        "U-NO-LOAD",
        f"{domain}/{group} の行を用意できません: {reason_ja}",
        f"a row of {domain}/{group} cannot be arranged: {reason_en}",
        "load の呼出し（試験データの投入）を用意してください。",
        "offer the call load, by which test data are stored",
        {"missing": f"load {domain}/{group}"},
    )


def no_function(domain: str, group: str) -> Cause:
    """Return the cause: there is no `load`, and no function adds rows to the group."""
    return no_load(
        domain, group, "load がなく、登録する機能もありません", "no load, and no function adds rows"
    )


def comes_with_others(domain: str, group: str) -> Cause:
    """Return the cause: the package makes rows of the group itself, not as a case wants them."""
    return no_load(
        domain,
        group,
        "他の行の登録に伴って製品が作りますが、query がないため、どうなったかを読めません",
        "the package makes it when another row is added; without query nobody can see how",
    )


def made_otherwise(domain: str, group: str, items: Iterable[str]) -> Cause:
    """Return the cause: the package made the row with others, but not as the case wants it."""
    names = ", ".join(items)
    return no_load(
        domain,
        group,
        f"他の行の登録に伴って製品が作り、次の項目がケースの要る値になりません: {names}",
        f"the package makes it when another row is added, and these are not as wanted: {names}",
    )


def not_reached(domain: str, group: str, items: Iterable[str]) -> Cause:
    """Return the cause: functions store the row, but not these items as the case wants them."""
    names = ", ".join(items)
    return no_load(
        domain, group, f"機能では定められない項目 {names}", f"items out of reach {names}"
    )


def no_business_date(day: date | None = None) -> Cause:
    """Return the cause: the case lives on another day than the package (which day, if known)."""
    shown = "" if day is None else f" {day.isoformat()}"
    return Cause(
        "U-NO-BUSINESS-DATE",
        f"業務日付{shown}を設定できないため、この日付の検査はできません。",
        f"the business date{shown} cannot be set, so a case on that day cannot be tried",
        "試験環境で業務日付を設定できるようにしてください（business_date: settable）。",
        "let the test environment set the business date (business_date: settable)",
        {"missing": "business_date"},
    )


def shared_batch(domain: str, function: str) -> Cause:
    """Return the cause: a batch would touch other people's records."""
    return Cause(
        "U-NO-SHARED-BATCH",
        f"一括処理 {domain}/{function} は、共有のデータベースでは他の人の記録も処理します。",
        f"the batch {domain}/{function} would touch other people's records in the shared database",
        "差し支えない試験環境なら capabilities.batch_on_shared: true と書いてください。",
        "write capabilities.batch_on_shared: true if that does no harm in the test environment",
        {"missing": "batch_on_shared"},
    )


def taken(domain: str, group: str) -> Cause:
    """Return the cause: the case itself stored another row under this key (a gap of ours)."""
    return Cause(
        "U-IDENTITY-TAKEN",
        f"{domain}/{group} の同じキーに、検査が先に別の内容を用意しました（試験ツールの不足）。",
        f"the case arranged another row of {domain}/{group} under this key (a gap of the harness)",
        "検査ごとに空の団体を用意すれば試験できます（reset: true）。",
        "with an empty municipality for each case it can be tried (reset: true)",
        {"missing": "reset"},
    )


def no_identity(domain: str, group: str) -> Cause:
    """Return the cause: rows of the group cannot be told from other people's."""
    return Cause(
        "U-NO-IDENTITY",
        f"{domain}/{group} の主キーでは、共有のデータベースの他の行と区別できません。",
        f"the primary key of {domain}/{group} cannot tell our rows from others in a database",
        "検査ごとに空の団体を用意してください（reset: true）。",
        "offer an empty municipality for each case (reset: true)",
        {"missing": "reset"},
    )


def numbered(place: str) -> Cause:
    """Return the cause: the package chooses the value that the case would send."""
    return Cause(
        "U-ASSIGNED",
        f"{place} は製品が付番するため、この値を送って試すことができません。",
        f"the package assigns {place} itself; a value of the case cannot be sent",
        "付番の規則は、番号を受け付ける機能か証明（attestations）で確かめてください。",
        "see to its numbering by a function that takes numbers, or by an attestation",
        {"missing": f"assigns {place}"},
    )


def number_untold(place: str) -> Cause:
    """Return the cause: the answer to an addition does not tell the number assigned."""
    return Cause(
        "U-NUMBER-UNTOLD",
        f"登録の応答に、製品が付番した {place} がありません。",
        f"the answer to an addition does not hold {place}, which the package assigns",
        "応答のその項目を mapping の fields に書いてください。",
        "map that item of the answer under fields of the mapping",
        {"missing": f"number {place}"},
    )
