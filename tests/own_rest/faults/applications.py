"""Faults of applications and their decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, JUKI, changed, fault, moved

if TYPE_CHECKING:
    from own_rest.app import App


@fault("申請だけで登録され、決裁を待たない", f"{JUKI}/function/jp-basic-items", "rejects-by-rule-*")
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


@fault("必須の項目がなくても受け付ける", f"{JUKI}/function/jp-basic-items", "rejects-missing-*")
def missing_required_accepted(app: App) -> None:
    app.desks["juki"].applications.absent = lambda *_: []


@fault("同じ鍵の二重登録を受け付ける", f"{JITE}/function/register-claim", "rejects-duplicate")
def duplicate_accepted(app: App) -> None:
    changed(app.desks["jite"].applications, "create", blind_to_rows)


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


@fault("続柄の一覧にないコードを受け付ける", f"{JUKI}/function/relationship-other-values")
def code_outside_list_accepted(app: App) -> None:
    del app.desks["juki"].office.codes["relationship_element"]


@fault("世帯番号が実在するかを見ない", f"{JUKI}/function/jp-basic-items", "rejects-unknown-*")
def reference_unchecked(app: App) -> None:
    app.desks["juki"].applications.reference_holds = lambda *_: True


@fault("処理日が翌日になる", f"{JUKI}/function/jp-basic-items", "derives-*")
def derived_a_day_late(app: App) -> None:
    def derived(original):
        def late(register, function, row):
            found = original(register, function, row)
            return {c: moved(v, 1) if c == "shoriYmd" and v else v for c, v in found.items()}

        return late

    changed(app.desks["juki"].applications, "derived", derived)


@fault("変更が前の履歴を上書きする", f"{JUKI}/function/old-surname-entry", "keeps-the-past")
def history_overwritten(app: App) -> None:
    def overwritten(register, table, before, after):
        after = {c: v for c, v in after.items() if c != "#"}
        register.change("juki", table, before["#"], after)
        return after

    app.desks["juki"].applications.supersede = overwritten


@fault("変更の前の行まで書き換わる", f"{JUKI}/invariant/history-append-only")
def past_rewritten(app: App) -> None:
    def supersede(original):
        def rewriting(register, table, before, after):
            found = original(register, table, before, after)
            if "idoYmd" in found:
                register.change("juki", table, before["#"], {"idoYmd": found["idoYmd"]})
            return found

        return rewriting

    changed(app.desks["juki"].applications, "supersede", supersede)


@fault("最新フラグが古い行に残る", f"{JUKI}/invariant/history-append-only")
def stale_latest_row(app: App) -> None:
    def supersede(original):
        def keeping(register, table, before, after):
            found = original(register, table, before, after)
            if "saishinFlg" in found:
                register.change("juki", table, before["#"], {"saishinFlg": 1})
            return found

        return keeping

    changed(app.desks["juki"].applications, "supersede", supersede)


@fault("変更を受け付けても記録しない", f"{JUKI}/function/old-surname-entry", "changes-*")
def change_never_stored(app: App) -> None:
    app.desks["juki"].applications.supersede = lambda _register, _table, _before, after: after


@fault("誤りの項目を取り違える", f"{JUKI}/function/jp-basic-items", "rejects-too-long-name")
def wrong_item_named(app: App) -> None:
    app.desks["juki"].office.fields["nihonjin"].field = lambda _column: "jusho"


@fault("権限を見ない", f"{JITE}/function/access-control", "rejects-other-role")
def role_unchecked(app: App) -> None:
    app.desks["jite"].applications.allowed = lambda *_: None


@fault("期間の前後を見ない", f"{JITE}/function/pay-ad-hoc", "rejects-period-to-before-*")
def order_unchecked(app: App) -> None:
    app.desks["jite"].applications.order_holds = lambda *_: True
