"""Evidence names what differs from run to run."""

from __future__ import annotations

from conformance.findings import Exchange
from conformance.results.mask import Mask
from conformance.surfaces.mapping.evidence import KEPT, Trail, placeholders, readable


def test_volatile_fields_and_kept_values_are_named():
    trail = Trail(frozenset({"at"}))
    answer = {"at": "10:00", "no": "A-4711", "list": [{"no": 4711, "x": "1"}], "yes": True}
    shown = trail.shown(answer, {"no": "A-4711", "id": 4711, "short": "1"})
    assert shown == {
        "at": "(volatile)",
        "no": "{no}",
        "list": [{"no": "{id}", "x": "1"}],
        "yes": True,
    }


def test_what_stands_for_a_value_is_not_masked_where_it_is_known():
    shown = {"no": "{uketsuke}", "at": "(volatile)", "name": "山田　花子です"}
    assert Mask(frozenset({"no", "at", "name", "{uketsuke}", "(volatile)"})).shown(shown) == {
        "no": "{uketsuke}",
        "at": "(volatile)",
        "name": "漢漢　漢漢ああ",
    }


def test_only_the_last_exchanges_are_kept():
    trail = Trail(frozenset())
    for number in range(KEPT + 3):
        trail.add(Exchange("GET", f"/{number}", None, 200, None))
    assert trail.exchanges[0].path == "/3"


def test_a_path_is_shown_as_people_read_it():
    assert readable("/a/%E5%B1%B1?x=%7Bid%7D") == "/a/山?x={id}"
    assert placeholders({"id": 5}) == {"id": "{id}"}
