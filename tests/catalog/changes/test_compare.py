from dataclasses import replace

import pytest

from conformance.catalog.changes.compare import compare, worst
from conformance.catalog.changes.kinds import KINDS
from conformance.catalog.load import KINDS as PARTS
from conformance.catalog.load import load
from conformance.catalog.models.requirements import Example

SPEC = load("child_allowance")
NUMBERS = load("common_functions")
BOOKS = load("supplementary_family_register")


def edited(spec, part, key, **fields):
    entries = dict(getattr(spec, part))
    entries[key] = entries[key].model_copy(update=fields)
    return replace(spec, **{part: entries})


def with_item(spec, part, key, item, **fields):
    entry = getattr(spec, part)[key]
    items = tuple(i.model_copy(update=fields) if i.key == item else i for i in entry.items)
    return edited(spec, part, key, items=items)


def without(spec, part, key):
    return replace(spec, **{part: {k: e for k, e in getattr(spec, part).items() if k != key}})


def kinds(before, after):
    return [(one.kind, one.at) for one in compare(before, after)]


def one_change(before, after):
    (change,) = compare(before, after)
    return change


@pytest.mark.parametrize("spec", [SPEC, NUMBERS, BOOKS])
def test_a_specification_does_not_differ_from_itself(spec):
    assert compare(spec, spec) == ()


@pytest.mark.parametrize("spec", [SPEC, NUMBERS], ids=lambda spec: spec.domain)
def test_of_any_two_entries_that_differ_something_is_told(spec):
    """Every entry is put in the place of the next one: no field may slip through."""
    for part in PARTS:
        entries = list(getattr(spec, part).values())
        moved = {
            there.key: here.model_copy(update={"key": there.key})
            for here, there in zip(entries, [*entries[1:], *entries[:1]], strict=True)
        }
        changed = {key for key, one in moved.items() if one != getattr(spec, part)[key]}
        told = {c.key for c in compare(spec, replace(spec, shared_linkages={}, **{part: moved}))}
        assert changed - told == set(), part


def test_a_change_names_its_entry_both_titles_source_and_place():
    group = SPEC.functions["manage-spouse"]
    found = one_change(SPEC, edited(SPEC, "functions", "manage-spouse", class_="optional"))
    assert (found.kind, found.old, found.new) == ("class-lowered", "required", "optional")
    assert found.entry == "child_allowance/functions/manage-spouse"
    assert (found.title_ja, found.title_en) == (group.title_ja, group.title_en)
    assert found.source == group.source
    assert found.where.startswith("child_allowance/2.0/functions.yaml:")


def test_a_requirement_that_comes_or_goes():
    less = without(SPEC, "functions", "manage-spouse")
    gone, come = one_change(SPEC, less), one_change(less, SPEC)
    assert (gone.kind, gone.severity) == ("requirement-removed", "rerun")
    assert (come.kind, come.severity) == ("requirement-added", "breaking")
    spared = edited(SPEC, "functions", "manage-spouse", class_="optional")
    assert one_change(less, spared).severity == "rerun"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"max_len": 99}, "item-widened"),
        ({"max_len": 1}, "item-narrowed"),
        ({"type": "kana"}, "item-type-changed"),
        ({"required": False}, "item-made-optional"),
        ({"name_ja": "別の名"}, "item-renamed"),
        ({"note": "別の注"}, "text"),
    ],
)
def test_an_item_is_told_by_what_became_of_it(fields, kind):
    after = with_item(SPEC, "records", "claims", "claim_no", **fields)
    assert kinds(SPEC, after) == [(kind, f"items.claim_no.{next(iter(fields))}")]


def test_an_item_that_is_new_breaks_unless_it_may_be_left_out():
    group = SPEC.records["claims"]
    less = edited(SPEC, "records", "claims", items=group.items[:-1])
    item = group.items[-1].key
    found = one_change(less, SPEC)
    assert (found.kind, found.at, found.severity) == ("item-added", f"items.{item}", "breaking")
    spared = with_item(SPEC, "records", "claims", item, class_="optional")
    assert one_change(less, spared).severity == "rerun"
    assert kinds(SPEC, less) == [("item-removed", f"items.{item}")]


def test_the_source_of_an_item_is_its_own_official_place():
    group = NUMBERS.records["juto_atena_basic"]
    item = next(i for i in group.items if i.official is not None and i.max_len)
    after = with_item(NUMBERS, "records", group.key, item.key, max_len=item.max_len + 1)
    assert item.official.cell in one_change(NUMBERS, after).source


def codes(values):
    return edited(SPEC, "codes", "payee_status", values=values)


def test_codes_come_go_are_renamed_and_move():
    values = SPEC.codes["payee_status"].values
    first, meaning = next(iter(values.items()))
    rest = {value: said for value, said in values.items() if value != first}
    assert kinds(SPEC, codes({**values, "97": "新設"})) == [("code-added", "values.97")]
    assert kinds(SPEC, codes(rest)) == [("code-removed", f"values.{first}")]
    assert kinds(SPEC, codes({**values, first: "別"})) == [("code-renamed", f"values.{first}")]
    moved = one_change(SPEC, codes({**rest, "97": meaning}))
    assert (moved.kind, moved.old, moved.new) == ("code-value-changed", first, "97")


def test_a_parameter_from_a_day_is_told_with_the_day():
    rule = SPEC.rules["monthly-amount"]
    raised = (*rule.parameters, {"from": "2027-04", "third_or_later": 35000})
    found = one_change(SPEC, edited(SPEC, "rules", "monthly-amount", parameters=raised))
    assert (found.kind, found.at) == ("parameter-value-from-date", "parameters.third_or_later")
    assert (found.old, found.new, found.since) == (30000, 35000, "2027-04-01")


def test_examples_are_known_by_their_facts():
    rule = SPEC.rules["payment-schedule"]
    first, *rest = rule.examples
    other = Example(given=first.given, expect={"pay_month": "x"}, why=first.why)
    worded = Example(given=first.given, expect=first.expect, why="別の言い方")

    def told(*examples):
        return kinds(SPEC, edited(SPEC, "rules", rule.key, examples=examples))

    assert told(other, *rest) == [("rule-example-changed", "examples")]
    assert told(*rest) == [("rule-example-removed", "examples")]
    assert told(worded, *rest) == [("text", "examples.why")]
    assert told(*rest, first) == []


@pytest.mark.parametrize(
    ("part", "key", "fields", "kind"),
    [
        ("rules", "monthly-amount", {"statement": "別"}, "rule-statement-changed"),
        ("rules", "monthly-amount", {"law": "別"}, "rule-law-changed"),
        ("rules", "monthly-amount", {"provenance": "reconstructed"}, "ground-changed"),
        ("functions", "manage-spouse", {"summary": "別"}, "text"),
        ("functions", "manage-spouse", {"touches": ()}, "text"),
        ("forms", "payment-notice", {"suppress_when": ()}, "form-suppression-changed"),
        ("linkages", "network-inquiry", {"mode": ("document",)}, "linkage-changed"),
    ],
)
def test_other_fields_have_their_kinds(part, key, fields, kind):
    found = {one.kind for one in compare(SPEC, edited(SPEC, part, key, **fields))}
    assert found == {kind}


def test_what_a_linkage_carries_is_told_on_the_side_that_says_it():
    side = SPEC.shared_linkages["resident-to-child-allowance"]
    carry = side.carries[0]
    group, taken = next(iter(carry.takes.items()))
    item = next(iter(taken))
    less = {group: {name: one for name, one in taken.items() if name != item}}
    poorer = carry.model_copy(update={"takes": {**carry.takes, **less}})
    after = side.model_copy(update={"carries": (poorer, *side.carries[1:])})
    shared = {**SPEC.shared_linkages, side.key: after}
    found = one_change(SPEC, replace(SPEC, shared_linkages=shared))
    assert (found.kind, found.at) == (
        "linkage-item-removed",
        f"carries.{carry.to}.takes.{group}.{item}",
    )


def test_the_reason_of_an_event_is_told_with_both_codes():
    event = next(e for e in SPEC.events.values() if e.refuses)
    first = event.refuses[0].model_copy(update={"reason": "C0422"})
    after = edited(SPEC, "events", event.key, refuses=(first, *event.refuses[1:]))
    found = one_change(SPEC, after)
    assert (found.kind, found.new) == ("reason-changed", "C0422")


def test_the_gravest_severity_counts():
    changes = compare(SPEC, edited(SPEC, "functions", "manage-spouse", summary="別"))
    assert worst(changes) == "text"
    assert worst(()) is None


def test_every_kind_is_said_in_both_languages():
    assert all(said.ja and said.en for _, said in KINDS.values())
