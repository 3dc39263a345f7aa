"""Every broken page is found broken, and in exactly that way; the lawful ones are not."""

from __future__ import annotations

import pytest
from broken import BROKEN
from pages import COPY, FORM, NAME, SECRET, SPEC, page

from conformance.forms.pdf.judge import judge_pdf


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_has_exactly_its_faults(name: str) -> None:
    broken = BROKEN[name]
    found = judge_pdf(SPEC, FORM, broken.make(), broken.copy, withheld=broken.withheld)
    assert [(one.code, one.item) for one in found] == list(broken.found)
    for fault in found:
        shown = f"{fault.line()} {fault.expected} {fault.remedy}"
        assert NAME not in shown
        assert SECRET not in shown


def test_the_page_itself_is_lawful() -> None:
    assert judge_pdf(SPEC, FORM, page(), COPY, withheld=(SECRET,)) == ()
