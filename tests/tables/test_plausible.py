"""Values that have the form of their type and cannot be true are found; true ones are not."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from conformance.catalog.models.records import Item
from conformance.tables.engine import Rules, helped
from conformance.tables.expressions import ItemContext
from conformance.tables.lazy import as_lazy, here
from conformance.tables.violation import first_broken

_TODAY = date(2026, 4, 1)
_NAME = Item(key="name", name_ja="氏名", type="text", denotes="person_name", required=True)
_BORN = Item(key="born", name_ja="生年月日", type="date", denotes="birth_date")
_HOME = Item(key="home", name_ja="住所", type="text", denotes="address")


def judged(item: Item, **row: str | None) -> str | None:
    """Return the code a row falls under for an item; hold that the screen sees it, too."""
    ground = ItemContext(
        {}, set(row), addresses={"home": "住所"} if "home" in row else {}, today=_TODAY
    )
    rules = Rules.of(item, ground)
    frame = pl.DataFrame(
        {key: [value] for key, value in row.items()}, schema_overrides=dict.fromkeys(row, pl.String)
    )
    code, suspect = first_broken(rules.violations), rules.suspects
    found = helped(as_lazy(frame), [rules]).select(code.alias("code"), suspect.alias("suspect"))
    ((wrong, suspected),) = here(found).iter_rows()
    assert suspected or not wrong
    return wrong or None


@pytest.mark.parametrize(
    "blank",
    ["\u3000", " ", "\u00a0", "\u3000\u3000 ", "\u200b", "\u2003", "\u3164", "\u2060\u3000"],
)
def test_white_space_is_no_value_of_a_required_item(blank: str) -> None:
    assert judged(_NAME, name=blank) == "F-FILE-BLANK"


@pytest.mark.parametrize("name", ["仮想　花子", "\u3000仮想", "ア", "John Smith"])
def test_a_name_with_white_space_in_it_is_one(name: str) -> None:
    assert judged(_NAME, name=name) is None


def test_an_item_that_may_be_empty_may_be_blank() -> None:
    assert judged(_NAME.model_copy(update={"required": False}), name="\u3000") is None


@pytest.mark.parametrize(
    ("digits", "code"), [("9" * 18, None), ("9" * 19, "V-LEN"), ("0" * 5000 + "1", "V-LEN")]
)
def test_an_integer_of_no_stated_length_has_at_most_18_digits(
    digits: str, code: str | None
) -> None:
    item = Item(key="generation_no", name_ja="世代番号", type="integer")
    assert judged(item, generation_no=digits) == code
    assert judged(item, generation_no=f"-{digits}") == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1700-01-01", None),
        ("2199-12-31", None),
        ("2000-02-29", None),
        ("1868-02-29", None),
        ("0000-01-01", None),
        ("9999-12-31", None),
        ("1699-12-31", "F-FILE-YEAR"),
        ("2200-01-01", "F-FILE-YEAR"),
        ("0004-02-29", "F-FILE-YEAR"),
        ("0185-04-01", "F-FILE-YEAR"),
        ("1900-02-29", "V-DATE-CALENDAR"),
        ("2100-02-29", "V-DATE-CALENDAR"),
    ],
)
def test_a_date_is_of_a_year_that_a_register_can_hold(day: str, code: str | None) -> None:
    assert judged(Item(key="since", name_ja="開始日", type="date"), since=day) == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-04-01", None),
        ("1900-05-05", None),
        ("2026-04-02", "F-FILE-BIRTH-LATER"),
        ("9999-12-31", "F-FILE-BIRTH-OPEN"),
        ("0000-01-01", "F-FILE-BIRTH-OPEN"),
        ("3026-01-01", "F-FILE-YEAR"),
    ],
)
def test_a_birth_has_happened(day: str, code: str | None) -> None:
    assert judged(_BORN, born=day) == code


@pytest.mark.parametrize(
    "address",
    ["桜町１３４番地", "中央1-2-3", "霞が関１丁目", "北区東３番２号", "泉町５番２０１号室"],
)
def test_an_address_in_the_place_of_a_name_is_found(address: str) -> None:
    assert judged(_NAME, name=address, home="仮想　花子") == "F-FILE-EXCHANGED"


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("仮想　花子", "桜町１３４番地"),
        ("仮想　花子", "仮想　太郎"),  # an address without a number is no proof
        ("クリエイト２番館株式会社", "桜町"),
        ("桜町１３４番地", "桜町１３４番地"),  # not exchanged, whatever else it is
        ("桜町１３４番地", None),  # nothing to be exchanged with
    ],
)
def test_nothing_else_counts_as_exchanged(name: str, home: str | None) -> None:
    assert judged(_NAME, name=name, home=home) is None


@pytest.mark.parametrize("name", ["渡?　花子", "?田　太郎", "山〓　翔", "仮想　花？", "ヤマダ?"])
def test_a_mark_in_the_place_of_a_lost_character_of_a_name_is_found(name: str) -> None:
    assert judged(_NAME, name=name) == "F-FILE-LOST-CHARACTER"


def test_of_an_address_only_the_mark_of_a_missing_glyph_counts() -> None:
    home = Item(key="home", name_ja="住所", type="text", denotes="address")
    assert judged(home, home="中央町１番地　喫茶何？ビル") is None
    assert judged(home, home="〓町１番地") == "F-FILE-LOST-CHARACTER"


def test_a_question_mark_elsewhere_is_no_sign_of_a_lost_character() -> None:
    note = Item(key="note", name_ja="備考", type="text")
    assert judged(note, note="住所は？確認中") is None
    assert judged(_NAME, name="ＷＨＯ　ＮＡＭＥ") is None
