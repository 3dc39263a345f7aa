"""A form prints a person's name whole, or a finding shows what it prints instead."""

from __future__ import annotations

import pytest
from hypothesis.errors import UnsatisfiedAssumption

from conformance.catalog.bindings import binding_of
from conformance.catalog.load import load
from conformance.catalog.models.invariants import Printed
from conformance.checks.property.printed import _fitting
from tests.checks.property.tried import tried

NOTICE = "late_elderly_medical_care/invariant/foreign-name-printed"


def test_names_are_printed_whole_by_a_sound_package() -> None:
    assert tried(NOTICE, "printed").verdict == "pass"


def test_a_name_that_is_cut_is_found() -> None:
    fault = {"kind": "printed_respelt", "item": "name", "trait": "long", "how": "cut"}
    finding = tried(NOTICE, "printed", "form/eligibility-notice", **fault).finding
    assert finding is not None
    assert (finding.code, finding.cause) == (
        "F-VALUE",
        "late_elderly_medical_care/form/eligibility-notice:name",
    )
    assert str(finding.expected).startswith(str(finding.found))


def test_a_name_for_which_a_form_has_no_room_is_passed_by() -> None:
    spec = load("late_elderly_medical_care")
    form = spec.forms["eligibility-notice"]
    binding = binding_of(spec, form)
    assert binding is not None
    one = Printed(law="printed", form=form.key, items=("name",))
    assert _fitting(form, binding, one, {"name": "Ａ" * 60}) == {"name": "Ａ" * 60}
    with pytest.raises(UnsatisfiedAssumption):
        _fitting(form, binding, one, {"name": "Ａ" * 61})
