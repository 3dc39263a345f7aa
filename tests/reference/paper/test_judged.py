"""The pages of the sample package are right: the judge of pages finds nothing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lawful_forms import every_form, lawful

from conformance.forms.pdf.judge import judge_pdf
from conformance.reference.paper.compose import compose
from conformance.reference.paper.draw import pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form

ADDRESSEES = ("self", "third_party")
EVERY = 25
"""Of so many forms one is judged in the quick run."""


def alarms(forms: Sequence[tuple[Specification, Form]], addressee: str) -> list[str]:
    found = []
    for spec, form in forms:
        copy = lawful(spec, form, addressee=addressee)
        page = pdf(compose(spec, form, [copy]))
        found += [f"{form.key} {one.line()}" for one in judge_pdf(spec, form, page, copy)]
    return found


@pytest.mark.parametrize("addressee", ADDRESSEES)
def test_nothing_is_found_in_the_pages_of_some_forms(addressee: str) -> None:
    assert alarms(every_form()[::EVERY], addressee) == []


@pytest.mark.whole
@pytest.mark.parametrize("addressee", ADDRESSEES)
def test_nothing_is_found_in_the_pages_of_any_form(addressee: str) -> None:
    assert alarms(every_form(), addressee) == []
