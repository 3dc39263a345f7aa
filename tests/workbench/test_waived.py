"""What was excused holds for the product, release and address it was given for."""

import pytest
import yaml

from conformance.workbench.waived import excused, gained, led_elsewhere

WAIVER = {
    "case": "a/rule/b",
    "approver": "課長",
    "reason": "r",
    "risk": "k",
    "expires": "2099",
}
ANSWER = {"case": "a/rule/c", "accepted": True, "by": "x", "on": "2026-01-01"}
STATED = {"requirement": "a/function/d", "by": "x", "role": "y", "date": "2026-01-01"}
BEFORE = {
    "product": {"name": "A", "vendor": "V", "release": "1"},
    "municipality": {"type": "general_city", "code": "139998", "name": "見本市"},
    "specifications": {"seal_registration": {"version": "2.0"}},
    "surfaces": {
        "api": {"base_url": "https://a.example", "mapping": {"operations": {}}},
        "files": {"directory": "../export"},
        "forms": {"directory": "../forms"},
    },
}
GIVEN = {
    "waivers": {"waivers": [WAIVER]},
    "answers": {"answers": [ANSWER]},
    "attestations": {"attestations": [STATED]},
    "known_only": {
        "specifications": {"seal_registration": {"version": "2.0", "known_only": {"parts": ["x"]}}}
    },
}
CHANGES = {
    "product": {"product": {**BEFORE["product"], "name": "B"}},
    "municipality": {"municipality": {**BEFORE["municipality"], "code": "131016"}},
    "surfaces.api.base_url": {
        "surfaces": {**BEFORE["surfaces"], "api": {"base_url": "https://b.example"}}
    },
    "surfaces.api.hosts": {
        "surfaces": {
            **BEFORE["surfaces"],
            "api": {"base_url": "https://a.example", "hosts": ["b.example"]},
        }
    },
    "surfaces.files.directory": {
        "surfaces": {**BEFORE["surfaces"], "files": {"directory": "../other"}}
    },
    "surfaces.forms.directory": {"surfaces": {**BEFORE["surfaces"], "forms": {}}},
}


def text(*parts):
    merged = dict(BEFORE)
    for part in parts:
        merged |= part
    return yaml.safe_dump(merged, allow_unicode=True)


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
@pytest.mark.parametrize(("place", "change"), CHANGES.items(), ids=CHANGES)
def test_what_was_given_is_not_led_to_another_product_or_address(given, place, change):
    assert led_elsewhere(text(given), text(given, change)) == (place,)
    assert led_elsewhere(text(), text(change)) == ()  # there is nothing to lead
    assert led_elsewhere(text(given), text(change)) == () or "known_only" in str(given)


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_a_mapping_may_be_written_on_and_comments_added(given):
    api = {"base_url": "https://a.example", "mapping": {"operations": {"x": 1}}}
    mapped = {"surfaces": {**BEFORE["surfaces"], "api": api}}
    assert led_elsewhere(text(given), text(given, mapped)) == ()
    assert led_elsewhere(text(given), f"{text(given)}# 覚書") == ()


@pytest.mark.parametrize("broken", ["a: [", "- a", "a: 1\na: 2", "waivers: 1"])
@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_a_text_that_cannot_be_read_is_no_way_round(given, broken):
    assert led_elsewhere(text(given), broken)
    assert gained(text(given), broken) == ("answers" not in given and "attestations" not in given)


def test_what_is_excused_is_told_in_words():
    assert excused(text()) == excused("a: [") == ()
    (told,) = excused(text(GIVEN["waivers"]))
    assert "a/rule/b" in told
    assert "課長" in told
