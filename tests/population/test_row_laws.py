from __future__ import annotations

from conformance.catalog.models.conditions import When
from conformance.catalog.models.records import History, Item, Period, RecordGroup
from conformance.population.row_laws import complete, forwards

GROUP = RecordGroup(
    key="stays",
    name_ja="期間",
    primary_key=("number", "no"),
    history=History(number="no", since="since", until="until"),
    periods=(Period(since="first", until="last"),),
    items=(
        Item(key="number", name_ja="番号", type="digits"),
        Item(key="no", name_ja="履歴番号", type="integer"),
        Item(key="since", name_ja="自", type="date"),
        Item(key="until", name_ja="至", type="date"),
        Item(key="first", name_ja="始", type="integer"),
        Item(key="last", name_ja="終", type="integer"),
        Item(key="reason", name_ja="理由", type="text", required_when=When(root={"first": 1})),
        Item(
            key="note",
            name_ja="備考",
            type="text",
            required_when=When.model_validate_json('{"reason": {"filled": true}}'),
        ),
    ),
)


def test_a_row_gets_what_its_other_values_ask_for_and_what_that_asks_for() -> None:
    assert complete(GROUP, {"first": 1}, lambda item: item.key) == {
        "first": 1,
        "reason": "reason",
        "note": "note",
    }
    assert complete(GROUP, {"first": 2}, lambda item: item.key) == {"first": 2}


def test_periods_run_forwards_those_of_the_history_too() -> None:
    row = {"since": "2025-04-02", "until": "2025-04-01", "first": 9, "last": 10}
    assert forwards(GROUP, row) == {
        "since": "2025-04-01",
        "until": "2025-04-02",
        "first": 9,
        "last": 10,
    }


def test_an_end_that_is_fixed_keeps_its_value() -> None:
    row = {"since": "2025-04-02", "until": "2025-04-01"}
    assert forwards(GROUP, row, {"until"}) == {"since": "2025-04-01", "until": "2025-04-01"}
    assert forwards(GROUP, row, {"since"}) == {"since": "2025-04-02", "until": "2025-04-02"}
    assert forwards(GROUP, row, {"since", "until"}) == row
