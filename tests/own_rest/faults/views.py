"""Faults of searches, views, batches and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, JUKI, changed, fault, is_day, moved

if TYPE_CHECKING:
    from own_rest.app import App


@fault("部分一致の検索が完全一致しか見つけない", f"{JITE}/function/search-payee", "finds-*")
def search_misses(app: App) -> None:
    for function in app.desks["jite"].office.functions.values():
        if function["kind"] == "search":
            function["by"] = dict.fromkeys(function["by"], "exact")


@fault(
    "検索が条件に合わない者も返す", f"{JUKI}/function/basic-search-keys", "finds-by-atena-number"
)
def search_finds_others(app: App) -> None:
    app.desks["juki"].views.condition = lambda *_: lambda _row: True


@fault("支援措置対象者を他自治体に見せる", f"{JUKI}/function/support-error-on-issue", "hides-*")
def hidden_person_shown(app: App) -> None:
    app.desks["juki"].office.functions["supportErrorOnIssue"]["unless"].append("other_municipality")


@fault("支援措置の注意喚起が出ない", f"{JUKI}/function/support-error-on-issue", "warns-clerk")
def alert_missing(app: App) -> None:
    def page(original):
        return lambda *given: {n: v for n, v in original(*given).items() if n != "keikoku"}

    changed(app.desks["juki"].views, "page", page)


@fault("期日の当日を対象から外す", f"{JUKI}/function/municipal-notice-on-planned-day")
def wrong_boundary(app: App) -> None:
    for condition in app.desks["juki"].office.functions["municipalNoticeOnPlannedDay"]["when"]:
        condition["op"] = "before" if condition["op"] == "on_or_before" else condition["op"]


@fault("督促の基準日が一日ずれる", f"{JITE}/function/send-reminder")
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


@fault("一括処理が同じ者を二度処理する", f"{JUKI}/function/provisional-list", "selects-*")
def job_done_twice(app: App) -> None:
    changed(
        app.desks["juki"].batches, "ikkatsu", lambda original: lambda *given: original(*given) * 2
    )


@fault("届出期間を15日とする", f"{JUKI}/rule/filing-deadline-14-days")
def deadline_a_day_late(app: App) -> None:
    def calculate(original):
        def late(domain, rule, given, place):
            found = original(domain, rule, given, place)
            if rule != "filing-deadline-14-days":
                return found
            return {n: moved(v, 1) if is_day(v) else v for n, v in found.items()}

        return late

    changed(app.desks["juki"].office.facts, "calculate", calculate)


@fault("二頁目以降が出ない", f"{JUKI}/function/minor-correction", "keeps-the-past")
def later_pages_lost(app: App) -> None:
    changed(app, "paged", lambda original: lambda rows, _page: original(rows[:2], 1))
