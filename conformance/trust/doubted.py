"""Whether the catalogue that lies here bears a result out that nobody signed, or somebody did.

A result's file can be written anew with a checksum that fits. What it says of itself, that nothing
was left out above all, is held against the catalogue here, as a signed one is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import CatalogError
from conformance.trust.listed import hold_catalogue, hold_listed
from conformance.trust.refused import BundleError
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.results.model import Result


def doubt(result: Result) -> Bilingual | None:
    """Return what the catalogue here says against a result; None where it says nothing.

    Another catalogue of the same version, cases that it has not or that are left out, verdicts
    for which it has no reason: the first that is found.
    """
    try:
        hold_catalogue(result)
        hold_listed(result)
    except (BundleError, CatalogError) as error:
        said = error.messages[0]
        return Bilingual(ja=said.ja.rstrip("。"), en=said.en)
    return None
