"""Faults of the files that are exported: rows that contradict each other or another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, changed, town_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from own_rest.town import Town


@town_fault(
    "控除のある支払の差引支払額が、控除する前の額のまま",
    f"{JITE}/invariant/payment-conservation",
    "file-*",
)
def deduction_not_subtracted(town: Town) -> None:
    in_rows(town, "jite", "shiharai", lambda row: {"netAmount": row["kingaku"]})


@town_fault(
    "住民側で直した性別が、受給者の行で古いまま",
    f"{JITE}/linkage/resident-to-child-allowance",
    "file-agrees-payees",
)
def stale_sex_of_payees(town: Town) -> None:
    other = {"10": "20", "20": "10"}
    in_rows(
        town,
        "jite",
        "jukyusha",
        lambda row: (
            {"honnin.seibetsu": other[v]} if (v := row.get("honnin.seibetsu")) in other else {}
        ),
    )


@town_fault("前の履歴の終わりを次の始まりの前に閉じない", f"{JITE}/record/payees", "file-periods")
def earlier_period_left_open(town: Town) -> None:
    in_rows(town, "jite", "jukyusha", lambda _row: {"yukoShuryoYmd": None})


def in_rows(town: Town, word: str, table: str, change: Callable[[dict], dict]) -> None:
    """Change the rows of one table of the town."""

    def rows(original):
        def changed_rows(office, name):
            found = original(office, name)
            if (office.word, name) != (word, table):
                return found
            return [row | change(row) for row in found]

        return changed_rows

    changed(town, "rows", rows)
