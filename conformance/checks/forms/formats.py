"""Which formats of forms a product is judged by: pages always, print data as it declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from conformance.cases.case import Case, Verdict
    from conformance.findings import Cause
    from conformance.surfaces.profile import Profile

_PAGES = "pdf"


def spared_format(case: Case, profile: Profile) -> tuple[Verdict, Cause] | None:
    """Return verdict and cause of a case in a format the profile does not declare; else None.

    Residents receive pages: without them a form stays untested. Print data are ways of handing a
    form to a printer; a product that has not one of them lacks nothing.
    """
    forms, name = profile.surfaces.forms, case.params.get("format")
    if forms is not None and name in forms.formats:
        return None
    if name == _PAGES:
        return None if forms is None else ("untested", _NO_PAGES)
    return "not_applicable", _NOT_USED


_NOT_USED = make_cause("N-FORMAT")
_NO_PAGES = make_cause("U-NO-PAGES")
