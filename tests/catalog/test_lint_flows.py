"""What `carries`, `reaches` and the list of life events may not say is found, with its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.life_events import life_events, record_of
from conformance.catalog.lint_flows import flows, items_written
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN, VERSION = "national_pension", "1.0"
LINKAGES = f"{DOMAIN}/{VERSION}/linkages.yaml"
EVENTS = "common/life_events.yaml"

BREAKS = {
    "a group that the linkage does not name": ("  - to: insured_persons", "  - to: exemptions"),
    "an item the receiver does not have": ("        name: name\n", "        nom: name\n"),
    "an item the sender does not have": ("        name: name\n", "        name: nom\n"),
    "a group the sender does not send": (
        "      removed_records:\n",
        "      my_numbers:\n",
    ),
    "a value of another type": (
        "        birth_date: birth_date\n",
        "        birth_date: name\n",
    ),
    "a code that is not translated": ("{'0': '9', '1': '1', ", "{'0': '9', "),
    "a code the receiver does not know": ("{'0': '9', '1': '1', ", "{'0': '9', '1': '7', "),
    "a code list that is another one": (
        "resident_kind: resident_type\n",
        "resident_kind: event_reason\n",
    ),
    "a required item that nobody sets": ("own: [individual_number_linked, ", "own: ["),
    "an event nobody knows": ("{event: death, ", "{event: deaths, "),
    "an event of which nothing is said": (
        "  - {event: turns-75, why_not: '75歳到達によって変わる事務がこの業務にない。'}\n",
        "",
    ),
    "an event that shows nothing and gives no reason": (
        "{event: death, shows: {insured_persons: [lost_reason]}}",
        "{event: death}",
    ),
    "an item that the event does not write": (
        "{event: death, shows: {insured_persons: [lost_reason]}}",
        "{event: death, shows: {insured_persons: [birth_date]}}",
    ),
    "an item that must stay empty and is filled": (
        "stays_empty: {support_measures: [abuser_atena_number, ",
        "stays_empty: {support_measures: [from_date, ",
    ),
    "a function that does not exist": (
        "{event: death, shows: {insured_persons: [lost_reason]}}",
        (
            "{event: death, shows: {insured_persons: [lost_reason]}, "
            "then: [{key: x, function: y, group: insured_persons, selects: true}]}"
        ),
    ),
}
EVENT_BREAKS = {
    "a function that records nothing": ("function: death\n", "function: support-extension\n"),
    "a value that is no input": (
        "values: {erased_on: {}, filed_on: {}}",
        "values: {move_out_on: {}}",
    ),
    "a group that stands before": (
        (
            "- {group: japanese_residents, values: {resident_type: '1', resident_status: '1', "
            "event_reason: '11'}}"
        ),
        "- {group: japanese, values: {}}",
    ),
    "a change of a row that does not stand": (
        "- {group: support_measures, values: {receiver_role",
        "- {group: japanese_residents, values: {xreceiver_role",
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue of two domains and the events, which a test may damage."""
    for part in (f"{DOMAIN}/{VERSION}", "common", "resident_register"):
        shutil.copytree(catalog_directory() / part, tmp_path / part)
    return tmp_path


def damage(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("domain", domains())
def test_every_domain_s_flows_are_sound(domain: str) -> None:
    assert [m.text("en") for m in flows(load(domain))] == []


@pytest.mark.parametrize("name", BREAKS)
def test_what_does_not_fit_is_found_where_it_stands(root: Path, name: str) -> None:
    damage(root / LINKAGES, *BREAKS[name])
    found = list(flows(load(DOMAIN, root=root)))
    assert {m.code for m in found} == {"CAT026"}
    assert all(m.where.startswith(LINKAGES) for m in found)


@pytest.mark.parametrize("name", EVENT_BREAKS)
def test_an_event_that_names_what_its_domain_lacks_is_found(root: Path, name: str) -> None:
    damage(root / EVENTS, *EVENT_BREAKS[name])
    found = list(flows(load("resident_register", root=root)))
    assert {(m.code, m.where) for m in found} == {("CAT026", EVENTS)}


@pytest.mark.parametrize("key", sorted(life_events()))
def test_every_event_reaches_somebody_and_everybody_says_whether_it_does(key: str) -> None:
    event = life_events()[key]
    there = load(event.domain)
    said = {
        (name, side.key): reach.why_not is None
        for name in domains()
        for side in load(name).shared_linkages.values()
        for reach in side.reaches
        if reach.event == key
    }
    sides = {
        (name, side.key)
        for name in domains()
        for side in load(name).shared_linkages.values()
        if side.linkage.startswith(f"{event.domain}/")
        and record_of(event, there) in there.linkages[side.linkage.partition("/")[2]].data
    }
    assert set(said) == sides
    assert any(said.values())
    assert items_written(there, event)


def test_an_event_of_no_domain_is_recorded_nowhere() -> None:
    event = life_events()["death"].model_copy(update={"function": "no-such-function"})
    assert record_of(event, load("resident_register")) == ""
    bare = life_events()["turns-75"].model_copy(update={"before": ()})
    assert record_of(bare, load("resident_register")) == ""
