"""What is told of an import is exactly what differs, at any depth."""

from __future__ import annotations

from copy import deepcopy

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.catalog.workbooks.difference import EntryChange, differences
from conformance.catalog.workbooks.splice import spliced

_VALUES = st.one_of(
    st.none(), st.text(max_size=3), st.integers(0, 3), st.lists(st.text(max_size=2))
)


def _entries(depth: int) -> st.SearchStrategy[list[dict[str, object]]]:
    facts = st.dictionaries(st.sampled_from(["type", "max_len", "note"]), _VALUES)
    if depth:
        facts = st.builds(
            lambda own, parts: {**own, **({"items": parts} if parts else {})},
            facts,
            _entries(depth - 1),
        )
    return st.lists(
        st.builds(lambda key, own: {"key": key, **own}, st.sampled_from("abcd"), facts),
        max_size=3,
        unique_by=lambda entry: entry["key"],
    )


def _without_empty(value: object) -> object:
    """Return the entries with null facts left out: null and absent are the same in a catalogue."""
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v is not None}
    return [_without_empty(v) for v in value] if isinstance(value, list) else value


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # busy machines
@given(_entries(1), _entries(1))
def test_something_is_told_exactly_where_something_differs(
    before: list[dict[str, object]], after: list[dict[str, object]]
) -> None:
    told = list(differences("f.yaml", deepcopy(before), deepcopy(after)))
    assert bool(told) == (_without_empty(before) != _without_empty(after))


def test_a_part_of_a_part_is_named_by_its_way() -> None:
    def call(message: str) -> list[dict[str, object]]:
        fields = [{"name": "detail", "fixed": message}]
        return [{"key": "issue", "responses": [{"status": 400, "fields": fields}]}]

    told = list(differences("apis.yaml", call("古い。"), call("新しい。")))
    assert told == [
        EntryChange(
            "apis.yaml",
            "issue/responses/400/fields/detail",
            "changed",
            ("fixed: 古い。 → 新しい。",),
        )
    ]


def test_another_order_is_told() -> None:
    told = list(differences("f.yaml", [{"key": "a"}, {"key": "b"}], [{"key": "b"}, {"key": "a"}]))
    assert [c.fields for c in told] == [("order: a, b → b, a",)]


NAMED = """records:
# why
- key: one
  primary_key: &keys [a, b]
  note: first
- key: two
  primary_key: *keys
- key: three
  primary_key: [c]  # as it stands
"""


def test_what_refers_to_an_entry_that_is_written_anew_is_written_out() -> None:
    before = yaml.safe_load(NAMED)["records"]
    after = [{**before[0], "note": "second"}, *before[1:]]
    text = spliced("records", NAMED, before, after)
    assert yaml.safe_load(text)["records"] == after
    assert "  primary_key: [c]  # as it stands\n" in text
    same = spliced("records", NAMED, before, [*before[:2], {**before[2], "note": "x"}])
    assert same.startswith(NAMED.partition("- key: three")[0])


def test_what_stands_in_two_places_of_an_entry_is_written_twice() -> None:
    shared = ["a"]
    text = spliced("records", "", [], [{"key": "one", "items": [{"x": shared}, {"y": shared}]}])
    assert "&" not in text
    assert yaml.safe_load(text)["records"][0]["items"] == [{"x": ["a"]}, {"y": ["a"]}]
