"""A refusal in a vendor's own words counts where it shows that what is wrong was looked at."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.cases.saved import CaseReads
from conformance.catalog.load import load
from conformance.checks.refusals.breaks import DUPLICATE, breaks, of_nobody
from conformance.checks.refusals.refusal import hold_refused
from conformance.checks.refusals.write import refusals
from conformance.findings import Exchange, FindingError, UntestedError
from conformance.surfaces.package import CONTRACT_STATUS, Refusal, Reply

SPEC = load("resident_register")
GROUP = SPEC.records["support_measures"]
API = SimpleNamespace(adapter="mapping", mapping=None)
NOBODY = of_nobody(GROUP, {"case_number": "A1"})
CREATES = SPEC.functions["jp-basic-items"].operation
WAYS = {one.name: one for one in refusals(SPEC, CREATES)}
FORM = ("E0002", "E0003", "C0422", "E0004")


def trial(key="b"):
    return SimpleNamespace(
        spec=SPEC,
        domain=SPEC.domain,
        key=key,
        profile=SimpleNamespace(surfaces=SimpleNamespace(api=API)),
        group=SPEC.records.get,
        case=SimpleNamespace(requirement=SimpleNamespace(id="a/function/b")),
        deviation=lambda said, **__: FindingError(SimpleNamespace(code=said.code, en="")),
        read=CaseReads(),
    )


def spoiled(name):
    """Return what a registration breaks that is wrong in one way."""
    way = WAYS[name]
    return breaks(trial(), CREATES, way, {way.item: "lawful"}, {way.item: way.value})


def held(broken, *told, status=400, unworded=()):
    """Return the code of the deviation (None: none), and whether the refusal said nothing."""
    exchange, tried = Exchange("POST", "/sochi/A1/shuryo", {}, status, None), trial()
    reasons = tuple(Refusal(*one) for one in told)
    reply = Reply(status, (), reasons, exchange, unworded=frozenset(unworded))
    try:
        hold_refused(tried, reply, broken)
    except FindingError as error:
        return error.finding.code, tried.read.unreasoned
    return None, tried.read.unreasoned


@pytest.mark.parametrize("told", [("C0404", "case_number"), ("E0004", "case_number"), ("X9", None)])
def test_that_nobody_is_there_may_be_said_in_any_words(told):
    assert held(NOBODY, told, status=404) == (None, told == ("X9", None))


def test_a_number_refused_for_its_form_at_an_unknown_place_was_not_looked_for():
    with pytest.raises(UntestedError) as raised:
        held(NOBODY, ("E0002", "(unmapped: i)"))
    assert raised.value.cause.code == "P-OTHER-ITEM"


@pytest.mark.parametrize(("item", "code"), [("address", "F-OTHER-REASON"), ("filed_on", None)])
def test_an_item_that_the_function_does_not_take_was_filled_in_by_the_profile(item, code):
    updates = SPEC.functions["history-auto-entry"].operation
    assert ("address" in updates.inputs, "filed_on" in updates.inputs) == (True, False)
    (way,) = (one for one in refusals(SPEC, updates) if one.name == "no-such-day-event-date")
    tried = trial("history-auto-entry")
    broken = breaks(tried, updates, way, {way.item: "lawful"}, {way.item: way.value})
    exchange = Exchange("POST", "/tenkyo", {}, 422, None)
    reply = Reply(422, (), (Refusal("E0002", item),), exchange)
    with pytest.raises(FindingError if code else UntestedError) as raised:
        hold_refused(tried, reply, broken)
    found = raised.value.finding if code else raised.value.cause
    assert found.code == (code or "P-OTHER-ITEM")


def test_of_a_place_that_the_package_names_only_the_shape_is_told():
    with pytest.raises(UntestedError) as raised:
        held(
            NOBODY,
            ("E0002", "(unmapped: SECRETTARO山田秘密太郎)"),
            ("E0002", "(unmapped: supportKind)"),
            status=400,
        )
    cause = raised.value.cause
    assert cause.details["named"] == "(unmapped: AAAAAAAAAA漢漢漢漢漢漢), (unmapped: supportKind)"
    assert not [word for word in ("SECRET", "山田", "秘密") if word in f"{cause}"]


ITEM_WAYS = ("missing-name", "too-long-name", "no-such-day-birth-date", "unknown-code-sex")


@pytest.mark.parametrize("name", ITEM_WAYS)
@pytest.mark.parametrize("named", [True, False])
def test_reasons_that_contradict_each_other_prove_nothing_of_the_right_item(name, named):
    broken, item = spoiled(name), WAYS[name].item if named else None
    right = (broken.code, WAYS[name].item)
    read = name in {"too-long-name", "unknown-code-sex"}  # whatever stands in a text or a code
    for also in {"C0403", "C0405", "C0409"} | ({"E0001"} if read else set()):
        assert held(broken, right, (also, item))[0] == "F-SURPLUS-REASON", also
    assert read or held(broken, right, ("E0001", item)) == (None, False)


@pytest.mark.parametrize("name", ITEM_WAYS)
def test_what_a_value_of_another_form_may_be_called_is_left_to_the_vendor(name):
    broken, item = spoiled(name), WAYS[name].item
    told = [(code, item) for code in {*FORM, broken.code}]
    assert held(broken, *told, ("OWN", item), ("OWN2", None)) == (None, False)
    for code in CONTRACT_STATUS:
        assert held(broken, (code, item)) == (None, False), code  # one word for it


def test_a_value_that_the_profile_has_no_word_for_may_be_held_missing():
    told = ("E0001", "sex"), ("C0422", "sex")
    assert held(spoiled("unknown-code-sex"), *told, unworded=["sex"]) == (None, False)


def test_what_stands_already_is_neither_missing_nor_wrong_in_form():
    assert held(DUPLICATE, ("C0409", None), ("E0004", None), ("C0403", "atena_number"))[0] is None
    for also in ("E0001", "E0002", "E0003", "C0422", "C0405"):
        assert held(DUPLICATE, ("C0409", "atena_number"), (also, None))[0] == "F-SURPLUS-REASON"


@pytest.mark.parametrize("broken", [spoiled("missing-name"), DUPLICATE])
def test_a_refusal_that_names_neither_item_nor_reason_is_lawful_and_told(broken):
    assert held(broken, ("ERROR", None)) == (None, True)
    assert held(broken, (broken.code, broken.item)) == (None, False)


def test_a_refusal_of_an_enquiry_before_the_function_is_none_of_the_function():
    way = Exchange("GET", "/hito", {}, 404, None)
    reply = Reply(404, (), (Refusal("C0404", None),), way, looked_up=True)
    with pytest.raises(UntestedError) as raised:
        hold_refused(trial(), reply, NOBODY)
    assert raised.value.cause.code == "P-LOOKED-UP"
