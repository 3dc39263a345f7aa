"""A conforming export of 日本人住民, as many rows as wanted: the file of the measurements.

Twenty-seven items of `resident_register/japanese_residents`; every fourth person has two rows of
history. Same number of rows, same bytes. All people are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.load import load
from conformance.tables.locate import ExportFile

if TYPE_CHECKING:
    from pathlib import Path

SPEC = load("resident_register")
ITEMS = [
    *("atena_number", "history_no", "household_number", "resident_type", "resident_status"),
    *("name", "surname", "given_name", "name_kana", "surname_kana", "given_name_kana"),
    *("birth_date", "birth_date_unknown_flag", "birth_date_unknown_text", "sex"),
    *("relationship_code_1", "relationship_text", "head_name", "order_no", "address"),
    *("resident_since", "prev_address", "my_number", "resident_code"),
    *("event_reason", "event_date", "latest_flag"),
]
_WHOLE = SPEC.records["japanese_residents"]
GROUP = _WHOLE.model_copy(update={"items": tuple(_WHOLE.item(key) for key in ITEMS)})

_AT_ONCE = 500_000
_FAMILY = ["仮想", "試験", "見本", "山田", "佐々木", "渡邉", "髙橋", "小笠原", "東", "五十嵐"]
_FAMILY_KANA = [
    "カソウ", "シケン", "ミホン", "ヤマダ", "ササキ", "ワタナベ", "タカハシ", "オガサワラ",
    "アズマ", "イガラシ",
]  # fmt: skip
_GIVEN = ["太郎", "花子", "一郎", "真由美", "健", "さくら", "大輔", "美咲", "翔", "陽菜", "茂"]
_GIVEN_KANA = [
    "タロウ", "ハナコ", "イチロウ", "マユミ", "ケン", "サクラ", "ダイスケ", "ミサキ", "ショウ",
    "ヒナ", "シゲル",
]  # fmt: skip
_TOWNS = ["桜町", "本町", "緑ヶ丘", "中央", "西新田", "東雲", "栄", "旭", "若葉台", "大字下川原"]


def write(path: Path, rows: int) -> ExportFile:
    """Write the export and return it."""
    with path.open("wb") as file:
        for start in range(0, rows, _AT_ONCE):
            numbers = pl.DataFrame(
                {"n": pl.int_range(start, min(start + _AT_ONCE, rows), eager=True)}
            )
            frame = _residents(numbers)
            frame.write_csv(file, include_header=start == 0, line_terminator="\r\n")
    state = path.stat()
    return ExportFile(path, state.st_mtime_ns, state.st_size)


def _residents(numbers: pl.DataFrame) -> pl.DataFrame:
    n = pl.col("n")
    rows = numbers.with_columns(
        person=n // 5 * 4 + pl.max_horizontal(n % 5 - 1, 0), history=(n % 5 == 1).cast(pl.Int64) + 1
    )
    person = pl.col("person")
    rows = rows.with_columns(
        family=_one_of(_FAMILY, person),
        family_kana=_one_of(_FAMILY_KANA, person),
        given=_one_of(_GIVEN, person),
        given_kana=_one_of(_GIVEN_KANA, person),
    )
    return rows.select(_columns())


def _columns() -> list[pl.Expr]:
    n, person, history = pl.col("n"), pl.col("person"), pl.col("history")
    family, given = pl.col("family"), pl.col("given")
    family_kana, given_kana = pl.col("family_kana"), pl.col("given_kana")
    made = {
        "atena_number": person + 900_000_000_000_000,
        "history_no": history,
        "household_number": person // 2 + 800_000_000_000_000,
        "resident_type": _first("resident_type"),
        "resident_status": pl.lit("1"),
        "name": pl.format("{}　{}", family, given),
        "surname": family,
        "given_name": given,
        "name_kana": pl.format("{}　{}", family_kana, given_kana),
        "surname_kana": family_kana,
        "given_name_kana": given_kana,
        "birth_date": _day(person, 1935, 85),
        "birth_date_unknown_flag": pl.lit("0"),
        "birth_date_unknown_text": pl.lit(None, pl.String),
        "sex": (person % 2 + 1).cast(pl.String),
        "relationship_code_1": _first("relationship_element"),
        "relationship_text": _one_of(["世帯主", "妻", "子", "子の子"], person),
        "head_name": pl.format("{}　{}", family, given),
        "order_no": person % 6 + 1,
        "address": pl.format(
            "仮想県試験市{}{}丁目{}番{}号",
            _one_of(_TOWNS, person),
            person % 5 + 1,
            person % 40,
            n % 97,
        ),
        "resident_since": _day(person, 1980, 40),
        "prev_address": pl.when(person % 3 == 0)
        .then(pl.format("仮想県見本市{}{}番地", _one_of(_TOWNS, person // 3), person % 999 + 1))
        .otherwise(pl.lit(None, pl.String)),
        "my_number": _with_check_digit(person % 10**8 + 12_345_000_000, "kojin_bango"),
        "resident_code": _with_check_digit(person % 10**8 + 1_234_500_000, "juminhyo_code"),
        "event_reason": _first("event_reason"),
        "event_date": _day(n, 2015, 10),
        "latest_flag": (n % 5 != 0).cast(pl.Int8),
    }
    return [made[key].alias(key) for key in ITEMS]


def _first(codes: str) -> pl.Expr:
    return pl.lit(next(iter(SPEC.codes[codes].values)))


def _one_of(values: list[str], number: pl.Expr) -> pl.Expr:
    series = pl.Series(values)
    return pl.lit(series).gather((number * 7 // 3 % len(values)).cast(pl.UInt32))


def _day(number: pl.Expr, first_year: int, years: int) -> pl.Expr:
    year, month, day = first_year + number % years, number // 7 % 12 + 1, number // 3 % 28 + 1
    return pl.date(year, month, day).dt.to_string("%Y-%m-%d")


def _with_check_digit(body: pl.Expr, kind: str) -> pl.Expr:
    """Return the body with its check digit, weighted 2 to 7 from the right, modulo 11."""
    weighted = [body // 10**n % 10 * (n % 6 + 2) for n in range(11)]
    rest = pl.sum_horizontal(weighted) % 11
    digit = (11 - rest) % 11 % 10 if kind == "kojin_bango" else (11 - rest) % 10
    return body * 10 + digit
