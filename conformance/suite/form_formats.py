"""Which formats of forms a product is judged by: pages always, print data as it declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Cause

if TYPE_CHECKING:
    from conformance.suite.case import Case, Verdict
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


_NOT_USED = Cause(
    "N-FORMAT",
    "この形式の印刷データを出力する製品ではありません。",
    "the product does not write print data in this format",
    "出力するなら surfaces.forms.formats に加えてください。",
    "add it to surfaces.forms.formats if it does",
)
_NO_PAGES = Cause(
    "U-NO-PAGES",
    "住民が受け取る紙面（PDF）を見られません。",
    "the pages that residents receive (PDF) cannot be seen",
    "surfaces.forms.formats に pdf を加えてください。",
    "add pdf to surfaces.forms.formats",
)
