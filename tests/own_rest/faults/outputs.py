"""Faults of certificates, linkages, exports and the operation log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, JUKI, changed, fault
from own_rest.refusal import Refused

if TYPE_CHECKING:
    from own_rest.app import App


@fault("支援措置対象者の住所を第三者の写しに載せる", f"{JUKI}/form/resident-copy", "suppresses-*")
def protected_address_printed(app: App) -> None:
    app.desks["juki"].forms.withheld = lambda *_: False


@fault("紙面の日付を西暦で印字する", f"{JUKI}/form/resident-code-change-notice", "pdf-as-issued")
def western_days_on_paper(app: App) -> None:
    def lines(original):
        return lambda form, printed: [
            (label, next((str(v) for f, v in printed.items() if is_of(form, f, label)), value))
            for label, value in original(form, printed)
        ]

    changed(app.desks["juki"].forms, "lines", lines)


def is_of(form: dict, field: str, label: str) -> bool:
    """Say whether a label is that of a day."""
    known = form["items"][field]
    return known["type"] == "date" and known["name"] == label


@fault("伏せた住所がQRコードに残る", f"{JUKI}/form/move-out-certificate", "pdf-withholds")
def withheld_address_in_qr_code(app: App) -> None:
    forms, known = app.desks["juki"].forms, {}

    def entries(original):
        def remembering(*given):
            known.update(original(*given))
            return dict(known)

        return remembering

    def copy(original):
        return lambda form, printed: replace(original(form, printed), qr=str(known["jusho"]))

    changed(forms, "entries", entries)
    changed(forms, "copy", copy)


@fault("連携データの最後の行が抜ける", f"{JUKI}/linkage/resident-to-child-allowance")
def linkage_loses_a_row(app: App) -> None:
    changed(
        app.desks["juki"].office, "current", lambda original: lambda *given: original(*given)[:-1]
    )


@fault("誤りのある連携データも取り込む", f"{JITE}/linkage/tax-to-child-allowance", "lists-*")
def linkage_takes_wrong_rows(app: App) -> None:
    app.desks["jite"].office.validator.wrong = lambda *_: []


@fault("書き出しで最後の項目が空になる", f"{JUKI}/function/search-result-csv")
def export_loses_a_column(app: App) -> None:
    def file(original):
        return lambda *given: emptied(original(*given))

    changed(app.desks["juki"].batches, "file", file)


@fault("照会が操作の記録に残らない", f"{JUKI}/function/operation-log", "leaves-entry-of-read")
def audit_missing(app: App) -> None:
    def note(original):
        return lambda register, who, action, *rest, **more: (
            None if action == "SHOKAI" else original(register, who, action, *rest, **more)
        )

    changed(app.desks["juki"].office, "note", note)


@fault("実装不可の機能を提供する", f"{JUKI}/function/symbol-search")
def prohibited_function_offered(app: App) -> None:
    functions = app.desks["juki"].office.functions
    functions["symbolSearch"] = dict(functions["basicSearchKeys"])


@fault("いない者の写しを発行する", f"{JUKI}/function/certificate-selection", "rejects-unknown-*")
def form_of_nobody(app: App) -> None:
    def subject(original):
        def anybody(*given):
            try:
                return original(*given)
            except Refused:
                return {}

        return anybody

    changed(app.desks["juki"].forms, "subject", subject)


def emptied(text: str) -> str:
    """Return CSV text whose lines end one value too early."""
    head, *lines = text.splitlines()
    return "\r\n".join([head, *(line.rpartition(",")[0] + "," for line in lines)]) + "\r\n"
