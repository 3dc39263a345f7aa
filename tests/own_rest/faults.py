"""Faults that can be sown into the product, each with the requirement it breaks.

A fault changes one running product, never the code: its definitions or one of its parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from own_rest.refusal import KEISHIKI, KETA, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from own_rest.app import App

FAULTS: dict[str, Fault] = {}
_JUKI, _JITE = "resident_register", "child_allowance"


@dataclass(frozen=True)
class Fault:
    """A fault: what is wrong, the requirement that says so, and how it is sown."""

    text: str
    requirement: str
    sow: Callable[[App], None]
    cases: str = "*"

    @property
    def glob(self) -> str:
        """The cases that try the requirement, or those of them that the fault touches."""
        return f"{self.requirement}/{self.cases}"


def fault(text: str, requirement: str, cases: str = "*"):
    """Enter a function into `FAULTS` under its own name."""

    def enter(sow):
        FAULTS[sow.__name__.replace("_", "-")] = Fault(text, requirement, sow, cases)
        return sow

    return enter


def changed(owner: object, name: str, change: Callable) -> None:
    """Put `change(original)` in place of a method of one object."""
    setattr(owner, name, change(getattr(owner, name)))


# -- applications ------------------------------------------------------------------------------


@fault("申請だけで登録され、決裁を待たない", f"{_JUKI}/function/jp-basic-items", "rejects-by-rule-*")
def draft_needs_no_decision(app: App) -> None:
    """A draft is stored the moment it comes in; the decision comes too late."""
    desk = app.desks["juki"]

    def apply(original):
        def hasty(register, who, name, body):
            number = original(register, who, name, body)
            draft, function = register.drafts[number], desk.office.functions[name]
            if function["kind"] == "create":
                register.add("juki", function["table"], {**draft["row"], **function["sets"]})
            return number

        return hasty

    changed(desk.applications, "apply", apply)


@fault("必須の項目がなくても受け付ける", f"{_JUKI}/function/jp-basic-items", "rejects-missing-*")
def missing_required_accepted(app: App) -> None:
    app.desks["juki"].applications.absent = lambda *_: []


@fault("同じ鍵の二重登録を受け付ける", f"{_JITE}/function/register-claim", "rejects-duplicate")
def duplicate_accepted(app: App) -> None:
    changed(app.desks["jite"].applications, "create", lambda original: blind_to_rows(original))


def blind_to_rows(original):
    """Return a creation that sees no row under its own key."""

    def create(register, function, row):
        rows = register.rows
        register.rows = lambda d, t, w=None: [] if t == function["table"] else rows(d, t, w)
        try:
            return original(register, function, row)
        finally:
            register.rows = rows

    return create


@fault("桁数の誤りを形式の誤りと答える", f"{_JUKI}/function/jp-basic-items", "rejects-too-long-*")
def wrong_reason(app: App) -> None:
    def named(original):
        return lambda known, value: KEISHIKI if original(known, value) == KETA else original(known, value)

    changed(app.desks["juki"].office.validator, "reason", named)


@fault("続柄の一覧にないコードを受け付ける", f"{_JUKI}/function/relationship-other-values")
def code_outside_list_accepted(app: App) -> None:
    del app.desks["juki"].office.codes["relationship_element"]


@fault("世帯番号が実在するかを見ない", f"{_JUKI}/function/jp-basic-items", "rejects-unknown-*")
def reference_unchecked(app: App) -> None:
    app.desks["juki"].applications.reference_holds = lambda *_: True


@fault("処理日が翌日になる", f"{_JUKI}/function/jp-basic-items", "derives-*")
def derived_a_day_late(app: App) -> None:
    def derived(original):
        def late(register, function, row):
            found = original(register, function, row)
            return {c: moved(v, 1) if c == "shoriYmd" and v else v for c, v in found.items()}

        return late

    changed(app.desks["juki"].applications, "derived", derived)


@fault("変更が前の履歴を上書きする", f"{_JUKI}/function/old-surname-entry", "keeps-the-past")
def history_overwritten(app: App) -> None:
    def overwritten(register, table, before, after):
        after = {c: v for c, v in after.items() if c != "#"}
        register.change("juki", table, before["#"], after)
        return after

    app.desks["juki"].applications.supersede = overwritten


@fault("変更の前の行まで書き換わる", f"{_JUKI}/invariant/history-append-only")
def past_rewritten(app: App) -> None:
    def supersede(original):
        def rewriting(register, table, before, after):
            found = original(register, table, before, after)
            if "idoYmd" in found:
                register.change("juki", table, before["#"], {"idoYmd": found["idoYmd"]})
            return found

        return rewriting

    changed(app.desks["juki"].applications, "supersede", supersede)


@fault("最新フラグが古い行に残る", f"{_JUKI}/invariant/history-append-only")
def stale_latest_row(app: App) -> None:
    def supersede(original):
        def keeping(register, table, before, after):
            found = original(register, table, before, after)
            if "saishinFlg" in found:
                register.change("juki", table, before["#"], {"saishinFlg": 1})
            return found

        return keeping

    changed(app.desks["juki"].applications, "supersede", supersede)


# -- values at the border ------------------------------------------------------------------------


@fault("性別のコードを取り違える", f"{_JUKI}/record/japanese_residents", "holds-*")
def codes_swapped(app: App) -> None:
    other = {"10": "20", "20": "10", "90": "99", "99": "90"}
    at_border(app, lambda column, value: other.get(value, value) if column == "honnin.seibetsu" else value)


@fault("名が失われる", f"{_JUKI}/record/japanese_residents", "holds-*")
def name_part_lost(app: App) -> None:
    at_border(app, lambda column, value: str(value).split("　")[0] if column == "shimei" else value)


@fault("令和の年が一年ずれる", f"{_JUKI}/record/japanese_residents", "holds-*")
def era_year_off_by_one(app: App) -> None:
    def write(original):
        return lambda kind, value: original(kind, moved(value, 366) if kind == "date" and value else value)

    changed(app.desks["juki"].office.fields["nihonjin"], "write", write)


def at_border(app: App, change: Callable) -> None:
    """Show the rows of 日本人住民 with their values changed."""

    def body(original):
        return lambda row, columns=None: original(
            {c: v if v is None else change(c, v) for c, v in row.items()}, columns
        )

    changed(app.desks["juki"].office.fields["nihonjin"], "body", body)


# -- looking, batches, rules ---------------------------------------------------------------------


@fault("部分一致の検索が完全一致しか見つけない", f"{_JITE}/function/search-payee", "finds-*")
def search_misses(app: App) -> None:
    for function in app.desks["jite"].office.functions.values():
        if function["kind"] == "search":
            function["by"] = dict.fromkeys(function["by"], "exact")


@fault("検索が条件に合わない者も返す", f"{_JUKI}/function/basic-search-keys", "finds-by-atena-number")
def search_finds_others(app: App) -> None:
    app.desks["juki"].views.condition = lambda *_: lambda _row: True


@fault("支援措置対象者を他自治体に見せる", f"{_JUKI}/function/support-error-on-issue", "hides-*")
def hidden_person_shown(app: App) -> None:
    app.desks["juki"].office.functions["supportErrorOnIssue"]["unless"].append("other_municipality")


@fault("支援措置の注意喚起が出ない", f"{_JUKI}/function/support-error-on-issue", "hides-from-clerk")
def alert_missing(app: App) -> None:
    def page(original):
        return lambda *given: {n: v for n, v in original(*given).items() if n != "keikoku"}

    changed(app.desks["juki"].views, "page", page)


@fault("期日の当日を対象から外す", f"{_JUKI}/function/municipal-notice-on-planned-day")
def wrong_boundary(app: App) -> None:
    for condition in app.desks["juki"].office.functions["municipalNoticeOnPlannedDay"]["when"]:
        condition["op"] = "before" if condition["op"] == "on_or_before" else condition["op"]


@fault("督促の基準日が一日ずれる", f"{_JITE}/function/send-reminder")
def batch_a_day_late(app: App) -> None:
    def meets(original):
        def late(register, function, row):
            day, register.day = register.day, moved(register.day, 1)
            try:
                return original(register, function, row)
            finally:
                register.day = day

        return late

    changed(app.desks["jite"].batches, "meets", meets)


@fault("一括処理が同じ者を二度処理する", f"{_JUKI}/function/reading-copy", "selects-*")
def job_done_twice(app: App) -> None:
    changed(app.desks["juki"].batches, "ikkatsu", lambda original: lambda *given: original(*given) * 2)


@fault("届出期間を15日とする", f"{_JUKI}/rule/filing-deadline-14-days")
def deadline_a_day_late(app: App) -> None:
    def calculate(original):
        def late(domain, rule, given, place):
            found = original(domain, rule, given, place)
            if rule != "filing-deadline-14-days":
                return found
            return {n: moved(v, 1) if is_day(v) else v for n, v in found.items()}

        return late

    changed(app.desks["juki"].office.facts, "calculate", calculate)


# -- paper, linkages, files, log ---------------------------------------------------------------


@fault("支援措置対象者の住所を第三者の写しに載せる", f"{_JUKI}/form/resident-copy", "suppresses-*")
def protected_address_printed(app: App) -> None:
    app.desks["juki"].forms.withheld = lambda *_: False


@fault("連携データの最後の行が抜ける", f"{_JUKI}/linkage/resident-to-child-allowance")
def linkage_loses_a_row(app: App) -> None:
    changed(
        app.desks["juki"].office, "current", lambda original: lambda *given: original(*given)[:-1]
    )


@fault("誤りのある連携データも取り込む", f"{_JITE}/linkage/tax-to-child-allowance", "lists-*")
def linkage_takes_wrong_rows(app: App) -> None:
    app.desks["jite"].office.validator.wrong = lambda *_: []


@fault("書き出しで最後の項目が空になる", f"{_JUKI}/function/search-result-csv")
def export_loses_a_column(app: App) -> None:
    def file(original):
        return lambda *given: emptied(original(*given))

    changed(app.desks["juki"].batches, "file", file)


@fault("照会が操作の記録に残らない", f"{_JUKI}/function/operation-log")
def audit_missing(app: App) -> None:
    def note(original):
        return lambda register, who, action, *rest, **more: (
            None if action == "SHOKAI" else original(register, who, action, *rest, **more)
        )

    changed(app.desks["juki"].office, "note", note)


@fault("実装不可の機能を提供する", f"{_JUKI}/function/symbol-search")
def prohibited_function_offered(app: App) -> None:
    functions = app.desks["juki"].office.functions
    functions["symbolSearch"] = dict(functions["basicSearchKeys"])


@fault("いない者の写しを発行する", f"{_JUKI}/function/certificate-selection", "rejects-unknown-*")
def form_of_nobody(app: App) -> None:
    def subject(original):
        def anybody(*given):
            try:
                return original(*given)
            except Refused:
                return {}

        return anybody

    changed(app.desks["juki"].forms, "subject", subject)


def moved(day: object, days: int) -> str:
    return (date.fromisoformat(str(day)) + timedelta(days=days)).isoformat()


def is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("YYYY-MM-DD") and value[4] == "-"


def emptied(text: str) -> str:
    """Return CSV text whose lines end one value too early."""
    head, *lines = text.splitlines()
    return "\r\n".join([head, *(line.rpartition(",")[0] + "," for line in lines)]) + "\r\n"
