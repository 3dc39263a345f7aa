"""What a page may show of a coded item of the record."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.forms.coded import as_recorded
from conformance.forms.printing import printings

SPEC = load("resident_register")


def test_an_item_that_shows_a_coded_one_may_be_printed_as_the_meaning_of_its_code() -> None:
    form = SPEC.forms["resident-code-change-notice"]
    (sex,) = (item for item in as_recorded(SPEC, form) if item.key == "sex")
    meaning = SPEC.codes["sex"].values["1"]
    assert printings(sex, "1", SPEC.codes) == (meaning, "1")


def test_items_that_show_no_coded_one_stay_as_they_are() -> None:
    form = SPEC.forms["resident-code-change-notice"]
    before = {item.key: item for item in form.items}
    after = {item.key: item for item in as_recorded(SPEC, form)}
    assert {key for key in before if before[key] != after[key]} == {"sex"}


def test_a_form_that_is_about_no_record_keeps_its_items() -> None:
    form = SPEC.forms["resident-code-change-notice"]
    unbound = form.model_copy(update={"subject": "nothing_of_the_kind", "shows": {}})
    assert as_recorded(SPEC, unbound) == form.items
