"""Faults of values as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.faults.sowing import JUKI, changed, fault, moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from own_rest.app import App


@fault("性別のコードを取り違える", f"{JUKI}/record/japanese_residents", "holds-*")
def codes_swapped(app: App) -> None:
    other = {"10": "20", "20": "10", "90": "99", "99": "90"}
    at_border(
        app, lambda column, value: other.get(value, value) if column == "honnin.seibetsu" else value
    )


@fault("名が失われる", f"{JUKI}/record/japanese_residents", "holds-*")
def name_part_lost(app: App) -> None:
    at_border(app, lambda column, value: str(value).split("　")[0] if column == "shimei" else value)


@fault("令和の年が一年ずれる", f"{JUKI}/record/japanese_residents", "holds-*")
def era_year_off_by_one(app: App) -> None:
    def write(original):
        return lambda kind, value: original(
            kind, moved(value, 366) if kind == "date" and value else value
        )

    changed(app.desks["juki"].office.fields["nihonjin"], "write", write)


def at_border(app: App, change: Callable) -> None:
    """Show the rows of 日本人住民 with their values changed."""

    def body(original):
        return lambda row, columns=None: original(
            {c: v if v is None else change(c, v) for c, v in row.items()}, columns
        )

    changed(app.desks["juki"].office.fields["nihonjin"], "body", body)


@fault("振り仮名を全角のまま返す", f"{JUKI}/record/japanese_residents", "holds-*")
def kana_in_full_width(app: App) -> None:
    def write(original):
        return lambda kind, value: value if kind == "kana" else original(kind, value)

    changed(app.desks["juki"].office.fields["nihonjin"], "write", write)
