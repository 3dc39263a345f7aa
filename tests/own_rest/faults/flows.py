"""Faults of what one domain tells the other: sent without, or taken in to no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, changed, fault

if TYPE_CHECKING:
    from own_rest.app import App


@fault(
    "転出の予定日が連携データに載らない",
    f"{JITE}/linkage/resident-to-child-allowance",
    "reaches-move-out",
)
def planned_move_out_not_sent(app: App) -> None:
    def body(original):
        return lambda row, columns=None: {
            n: v for n, v in original(row, columns).items() if n != "plannedMoveOutOn"
        }

    changed(app.desks["juki"].office.fields["johyo"], "body", body)


@fault(
    "生まれた児童の行を受け付けても取り込まない",
    f"{JITE}/linkage/resident-to-child-allowance",
    "reaches-birth",
)
def born_child_not_stored(app: App) -> None:
    def take(original):
        return lambda register, tables, line: (
            [] if line.tag == "jido" else original(register, tables, line)
        )

    changed(app.desks["jite"].linkages, "take", take)


@fault(
    "支援措置の終了が届いても、前の行のまま抑止を続ける",
    f"{JITE}/linkage/support-measures-to-child-allowance",
    "reaches-support-ended",
)
def end_of_support_ignored(app: App) -> None:
    def take(original):
        def first_only(register, tables, line):
            number = line.findtext("measureNo")
            key = {"atenaNo": line.findtext("atenaNo"), "measureNo": number and int(number)}
            held = line.tag == "shienSochi" and register.rows("jite", line.tag, key)
            return [] if held else original(register, tables, line)

        return first_only

    changed(app.desks["jite"].linkages, "take", take)
