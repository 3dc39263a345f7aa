"""What a page may show of a coded item of the record."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.forms.coded import as_recorded
from conformance.forms.printing import printings

SPEC = load("resident_register")
FORM = SPEC.forms["entry-confirmation"]


def test_an_item_that_shows_a_coded_one_may_be_printed_as_the_meaning_of_its_code() -> None:
    form = FORM
    (reason,) = (i for i in as_recorded(SPEC, form) if i.key == "event_reason")
    codes = SPEC.records["history"].item("event_reason").code_list
    code, meaning = next(iter(SPEC.codes[codes].values.items()))
    assert printings(reason, code, SPEC.codes) == (meaning, code)


def test_items_that_show_no_coded_one_stay_as_they_are() -> None:
    form = FORM
    before = {item.key: item for item in form.items}
    after = {item.key: item for item in as_recorded(SPEC, form)}
    assert {key for key in before if before[key] != after[key]} == {"event_reason"}


def test_a_form_that_is_about_no_record_keeps_its_items() -> None:
    unbound = FORM.model_copy(
        update={"key": "other", "subject": "nothing_of_the_kind", "shows": {}}
    )
    assert as_recorded(SPEC, unbound) == FORM.items
