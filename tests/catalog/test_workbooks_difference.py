"""What is told of an import is exactly what differs, at any depth."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.catalog.workbooks.difference import Change, differences

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
        Change(
            "apis.yaml",
            "issue/responses/400/fields/detail",
            "changed",
            ("fixed: 古い。 → 新しい。",),
        )
    ]


def test_another_order_is_told() -> None:
    told = list(differences("f.yaml", [{"key": "a"}, {"key": "b"}], [{"key": "b"}, {"key": "a"}]))
    assert [c.fields for c in told] == [("order: a, b → b, a",)]
