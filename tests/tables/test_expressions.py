from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conformance.catalog.models.records import CodeList, Item
from conformance.catalog.unspecified import unspecified_flags
from conformance.tables.characters import IDEOGRAPHS
from conformance.tables.engine import Rules, helped
from conformance.tables.expressions import ItemContext
from conformance.tables.forms import FORMS
from conformance.tables.lazy import as_lazy, here
from conformance.tables.violation import first_broken
from conformance.values import characters, data_types, unknown_dates
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EDGES = st.sampled_from(
    [
        "0", "1", "-1", "-", "+1", "01", "1.5", "-1.25", ".5", "1.", "１", "1 ", " 1", "1\n", "\n",
        "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "9999-12-31",
        "0000-05-05", "1950-00-00", "1950-04-00", "1950-00-31", "1950-04-31", "0000-00-00",
        "0000-02-29", "1950-A1-00", "1950-04-A3", "1950-A5-00", "1950-13-01", "2024-1-1",
        "2024-01", "0000-01", "2024-13", "0001-12", "2024", "0000", "9999", "令和6年",
        "2024-01-01T00:00:00", "2024-01-01T24:00:00", "2024-01-01T23:59:59Z",
        "2024-01-01T23:59:59+09:00", "2023-02-29T00:00:00", "09:30", "23:59:59", "24:00",
        "ア", "ｱ", "ヴ", "ー", "・", "ア　イ", "ア イ", "あ", "漢", "漢\U000e0100", "\U000e0100",
        "漢\U000e0100\U000e0101", "\ue000", "\U000f0000", "\U00100000", "\U0010fffd", "\ufeff",
        "\ufffd", "\ufffe", "\U0001ffff", "\x00", "\t", "\x7f", "\x85", "𠮷", "a\u0301", "TRUE",
    ]
)  # fmt: skip
_SHORT = st.text(max_size=12) | st.text("0123456789-.:TZア　ａa\n", max_size=12) | _EDGES
_DATES = st.builds(
    "{:04}-{:02}-{:02}".format,
    st.integers(0, 9999),
    st.integers(0, 13),
    st.integers(0, 32),
)
_PARTS = st.builds(
    "{}-{}-{}".format,
    st.sampled_from(["0000", "1950", "2000", "2023"]),
    st.sampled_from(["00", "01", "02", "04", "12", "13", "A1", "A4", "A5"]),
    st.sampled_from(["00", "01", "28", "29", "30", "31", "32", "A1", "A3", "A4"]),
)


def judged(item: Item, text: str | None, ground: ItemContext | None = None) -> list[str]:
    """Return the codes a single value of an item falls under."""
    return judged_all(item, [text], ground)[0]


def judged_all(
    item: Item, texts: Sequence[str | None], ground: ItemContext | None = None
) -> list[list[str]]:
    """Return the codes that each value falls under."""
    return found([item], {item.key: texts}, ground or ItemContext({}, {item.key}))


def found(
    items: list[Item], columns: Mapping[str, Sequence[str | None]], ground: ItemContext
) -> list[list[str]]:
    """Return the codes each row falls under; hold that the screens see whatever is wrong."""
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    codes: list[list[str]] = [[] for _ in range(frame.height)]
    for item in items:
        rules = Rules.of(item, ground)
        code, suspect = first_broken(rules.violations), rules.suspects
        rows = helped(as_lazy(frame), [rules]).select(code.alias("code"), suspect.alias("suspect"))
        for seen, (wrong, suspect) in zip(codes, here(rows).iter_rows(), strict=True):
            seen.extend([wrong] if wrong else [])
            assert suspect or not wrong, item.key
    return codes


def beyond(day: str) -> bool:
    """Return whether a day is in a year that no register holds."""
    return day not in {"0000-01-01", "9999-12-31"} and not 1700 <= int(day[:4]) <= 2199


@pytest.mark.parametrize("kind", sorted(FORMS))
@settings(max_examples=150, deadline=None)
@given(text=_SHORT | _DATES, longest=st.integers(1, 12) | st.none())
def test_a_value_has_the_verdict_of_its_data_type(
    kind: str, text: str, longest: int | None
) -> None:
    if not text:
        return  # an empty value of a file is no value
    item = Item.model_validate({"key": "x", "name_ja": "項目", "type": kind, "max_len": longest})
    code = {"time": "TIME"}.get(kind, kind)
    # Types of time have their length from their form, there and here alike.
    problem = data_types.check_data_type(code, text, digits=longest)
    if kind in {"date", "year", "year_month", "datetime", "time"}:
        item = item.model_copy(update={"max_len": None})
    codes = judged(item, text)
    if problem is None and kind == "text":
        problem = characters.check_characters(text)
    if problem is None and kind == "date" and beyond(text):
        assert codes == ["F-FILE-YEAR"]  # a day of the calendar, in a year of no register
    else:
        assert codes == ([] if problem is None else [problem.code])


@settings(max_examples=150, deadline=None)
@given(text=_SHORT, exact=st.integers(1, 6))
def test_an_exact_length_has_the_verdict_of_its_data_type(text: str, exact: int) -> None:
    item = Item(key="x", name_ja="項目", type="digits", len=exact)
    problem = data_types.check_data_type("digits", text, exact=exact) if text else None
    assert judged(item, text or None) == ([] if problem is None else [problem.code])


@settings(max_examples=150, deadline=None)
@given(text=st.from_regex(r"\A-?[0-9]{1,6}(\.[0-9]{1,4})?\Z") | _SHORT)
def test_a_decimal_keeps_within_its_digits_before_and_after_the_point(text: str) -> None:
    item = Item(key="x", name_ja="率", type="decimal", max_len=3, fraction=2)
    problem = data_types.check_data_type("decimal", text, digits="3,2") if text else None
    assert judged(item, text or None) == ([] if problem is None else [problem.code])


@settings(max_examples=150, deadline=None)
@given(text=st.text("漢字\U000e0100\U000e0101あ", min_size=1, max_size=8))
def test_a_variation_sequence_counts_as_the_profile_says(text: str) -> None:
    item = Item(key="x", name_ja="氏名", type="text", max_len=4)
    ground = ItemContext({}, {"x"}, count="base_characters")
    problem = data_types.check_data_type("text", text, digits=4, count="base_characters")
    codes = [code for code in judged(item, text, ground) if not code.startswith("V-CHAR")]
    assert codes == ([] if problem is None else [problem.code])


@pytest.mark.parametrize("way", ["zero_fill", "season_codes"])
@example(day="0000-02-29", flag="1", text="頃")
@example(day="2023-02-29", flag="1", text="頃")
@settings(max_examples=150, deadline=None)
@given(day=_PARTS | _DATES, flag=st.sampled_from(["0", "1"]), text=st.sampled_from(["", "頃", "x"]))
def test_an_unspecified_date_is_judged_with_its_companions(
    way: unknown_dates.Profile, day: str, flag: str, text: str
) -> None:
    items = [
        Item(key="born", name_ja="生年月日", type="date"),
        Item(key="born_unknown_flag", name_ja="不詳フラグ", type="flag"),
        Item(key="born_unknown_text", name_ja="不詳表記", type="text", max_len=72),
    ]
    values = {i.key: [v] for i, v in zip(items, (day, flag, text or None), strict=True)}
    ground = ItemContext({}, set(values), unknown_dates=way, flags=unspecified_flags(items))
    (codes,) = found(items, values, ground)
    problem = unknown_dates.check_unknown_date(day, flag, text, profile=way)
    if problem is None and flag == "0" and beyond(day):
        assert codes == ["F-FILE-YEAR"]
    else:
        assert (not codes) == (problem is None)
        assert problem is None or problem.code in codes


def test_ideographs_are_those_of_unicode() -> None:
    listed = {c for first, last in IDEOGRAPHS for c in range(first, last + 1)}
    one = regex.compile(r"\p{Unified_Ideograph}")
    assert listed == {c for c in range(0x3000, 0x40000) if one.match(chr(c))}


_CHECKED = ("kojin_bango", "juminhyo_code", "houjin_bango", "lg_code", "insurer_8")
_MORE = ("insurer_6_kokuho", "kohi_futansha_8", "jukyusha_7", "postal_code", "atena_no")


@pytest.mark.parametrize("kind", [*_CHECKED, *_MORE])
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), place=st.integers(0, 14))
def test_an_identifier_has_the_verdict_of_its_kind(kind: str, seed: int, place: int) -> None:
    identifier = registered()[kind]
    text = identifier.generate(seed)
    at = place % len(text)
    item = Item(key="x", name_ja="番号", type="alnum", identifier=kind)
    values = [f"{text[:at]}{(int(text[at]) + n) % 10}{text[at + 1 :]}" for n in range(10)]
    problems = [identifier.check(value) for value in values]
    assert judged_all(item, values) == [[] if one is None else [one.code] for one in problems]


@pytest.mark.parametrize("last", "0123456789")
def test_both_readings_of_an_undecided_juminhyo_code_are_right(last: str) -> None:
    undecided = next(
        body
        for body in (f"{n:010}" for n in range(1000))
        if registered()["juminhyo_code"].doubt(f"{body}1")
    )
    item = Item(key="x", name_ja="住民票コード", type="digits", len=11, identifier="juminhyo_code")
    assert judged(item, f"{undecided}{last}") == ([] if last in "01" else ["V-ID-CHECK"])


def test_an_empty_value_is_wrong_only_where_one_is_required() -> None:
    for kind in FORMS:
        free = Item.model_validate({"key": "x", "name_ja": "項目", "type": kind})
        assert judged(free, None) == []
        assert judged(free.model_copy(update={"required": True}), None) == ["F-FILE-REQUIRED"]
        assert judged(free, None, ItemContext({}, {"x"}, keys=("x",))) == ["F-FILE-REQUIRED"]


def test_a_code_stands_in_its_list_unless_the_list_is_open() -> None:
    item = Item(key="x", name_ja="性別", type="code", code_list="sex")
    closed = CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})
    opened = closed.model_copy(update={"open_values": True})
    assert judged(item, "3", ItemContext({"sex": closed}, {"x"})) == ["F-FILE-CODE"]
    assert judged(item, "2", ItemContext({"sex": closed}, {"x"})) == []
    assert judged(item, "3", ItemContext({"sex": opened}, {"x"})) == []
    assert judged(item, "３", ItemContext({"sex": opened}, {"x"})) == ["V-CODE-FORM"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "F-FILE-MIN"),
        ("1", None),
        ("20", None),
        ("21", "F-FILE-MAX"),
        ("-5", "F-FILE-MIN"),
        ("9" * 30, "F-FILE-MAX"),
        ("-" + "9" * 30, "F-FILE-MIN"),
        ("x", "V-S9-FORM"),
    ],
)
def test_numbers_keep_within_their_bounds_however_long(text: str, code: str | None) -> None:
    item = Item(key="x", name_ja="人数", type="integer", min=1, max=20)
    assert judged(item, text) == ([] if code is None else [code])
