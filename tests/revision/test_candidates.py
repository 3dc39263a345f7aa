from dataclasses import replace

from conformance.catalog.changes.compare import compare
from conformance.catalog.load import load
from conformance.catalog.uses import EntryPlace
from conformance.revision.candidates import mentions, ways

SPEC = load("child_allowance")
OTHER = load("resident_register")
DOMAIN = "child_allowance"


def of(part, key, *others, spec=SPEC, **fields):
    entries = dict(getattr(spec, part))
    entries[key] = entries[key].model_copy(update=fields)
    after = replace(spec, **{part: entries})
    return ways(compare(spec, after), (after, *others))


def test_words_reach_nothing():
    assert of("functions", "manage-spouse", summary="別") == {}


def test_what_names_what_changed_is_reached_by_its_shortest_way():
    rule, code = (
        EntryPlace(DOMAIN, "rules", "monthly-amount"),
        EntryPlace(DOMAIN, "codes", "confirm_type"),
    )
    found = of("rules", rule.key, statement="別")
    assert found[rule] == ()
    assert found[EntryPlace(DOMAIN, "functions", "recount-third-child")] == (rule,)
    assert EntryPlace(DOMAIN, "functions", "manage-spouse") not in found
    listed = of("codes", code.key, values={"1": "x"})
    assert listed[EntryPlace(DOMAIN, "records", "confirmations")] == (code,)


def test_a_class_reaches_the_entry_alone():
    place = EntryPlace(DOMAIN, "functions", "manage-sibling-count")
    assert of("functions", place.key, class_="optional") == {place: ()}


def test_what_makes_rows_reaches_whatever_is_asked_of_such_rows():
    event = next(iter(SPEC.events.values()))
    found = of("events", event.key, subject="x")
    assert EntryPlace(DOMAIN, "records", event.roles[0].group) in found


def test_a_linkage_reaches_the_domain_on_its_other_side():
    found = of("linkages", "resident-to-child-allowance", SPEC, spec=OTHER, mode=("api",))
    assert EntryPlace(DOMAIN, "linkages", "resident-to-child-allowance") in found


def test_a_list_that_is_called_like_an_item_is_named_by_who_goes_by_it():
    named = mentions(SPEC)[EntryPlace(DOMAIN, "records", "confirmations")]
    lists = {i.code_list for i in SPEC.records["confirmations"].items if i.code_list}
    assert {place.key for place in named if place.kind == "codes"} == lists
