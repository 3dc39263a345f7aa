"""Faults of what an entry brings about, and of copies that must not be issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, JUKI, changed, fault

if TYPE_CHECKING:
    from own_rest.app import App

DEATH = f"{JUKI}/event/death"
MOVE = f"{JUKI}/event/move-within"


@fault("死亡しても住民票が生きたまま残る", DEATH, "closes-resident-record")
def death_leaves_the_record_open(app: App) -> None:
    app.desks["juki"].applications.events.close = lambda *_: ("nihonjin", {}, {"atenaNo": None})


@fault("消除を異動履歴に残さない", DEATH, "adds-history")
def death_not_in_the_history(app: App) -> None:
    app.desks["juki"].applications.events.log = lambda *_: 0


@fault("死亡した者が世帯主のまま残る", DEATH, "replaces-head")
def the_dead_stays_head(app: App) -> None:
    app.desks["juki"].applications.events.leave = lambda *_: []


@fault("消除した者をまた消除できる", DEATH, "rejects-already-erased")
def erased_twice(app: App) -> None:
    app.desks["juki"].applications.events.hold = lambda *_: None


@fault("異動を取り消しても元に戻らない", DEATH, "cancelling-restores")
def cancellation_restores_nothing(app: App) -> None:
    app.desks["juki"].applications.events.take_back = lambda *_: None


@fault("取消しで世帯だけが戻らない", DEATH, "cancelling-restores")
def cancellation_forgets_the_household(app: App) -> None:
    def write(original):
        def half(register, table, before, marks):
            keeps = table == "setai" and "headUnsetFlag" in marks and marks["headAtenaNumber"]
            return original(register, table, before, {} if keeps else marks)

        return half

    def take_back(original):
        def forgetful(register, row):
            changed(app.desks["juki"].applications.events, "write", write)
            return original(register, row)

        return forgetful

    changed(app.desks["juki"].applications.events, "take_back", take_back)


@fault("転居しても共通の住民の表に前の住所が残る", MOVE, "view-shows-new-address")
def move_leaves_the_view(app: App) -> None:
    def follow(original):
        def late(register, table, before, after, entered):
            def seen(now):
                return lambda domain, of: [
                    {**row, "jusho": before["jusho"]}
                    if row.get("atenaNo") == before["atenaNo"]
                    else row
                    for row in now(domain, of)
                ]

            changed(register, "_seen", seen)
            return original(register, table, before, after, entered)

        return late

    changed(app.desks["juki"].applications.events.moves, "follow", follow)


@fault("転居を異動履歴に残さない", MOVE, "adds-history")
def move_not_in_the_history(app: App) -> None:
    app.desks["juki"].applications.events.log = lambda *_: 0


@fault("消除した者が転居できる", MOVE, "rejects-already-erased")
def erased_moves(app: App) -> None:
    app.desks["juki"].applications.events.moves.hold = lambda *_: None


@fault("転入者を世帯員に数えない", f"{JUKI}/event/move-in", "joins-household")
def arrival_not_counted(app: App) -> None:
    app.desks["juki"].applications.events.arrivals.join = lambda *_: None


@fault("出生を異動履歴に残さない", f"{JUKI}/event/birth", "adds-history")
def birth_not_in_the_history(app: App) -> None:
    app.desks["juki"].applications.events.log = lambda *_: 0


@fault("消除した者にも住民票の写しを出す", f"{JUKI}/form/resident-copy", "refuses-record-removed")
def copy_of_the_living_for_the_dead(app: App) -> None:
    app.desks["juki"].forms.bars.refuse = lambda *_: None


@fault("抑止が終了予定日で切れる", f"{JUKI}/form/resident-copy", "*after-the-planned-end")
def suppression_ends_by_itself(app: App) -> None:
    def runs(original):
        def planned(row, days, today):
            end = row.get("endsOn")
            return original(row, days, today) and (end is None or str(end) >= today)

        return planned

    changed(app.desks["juki"].forms.bars, "runs", runs)


@fault("消滅を決定しても受給者の状態が変わらない", f"{JITE}/event/cessation", "closes-entitlement")
def entitlement_goes_on(app: App) -> None:
    app.desks["jite"].applications.events.follow = lambda *_: None
