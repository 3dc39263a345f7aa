"""What the catalogue says of its sources is not the signer's to say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from conformance.catalog.load import load
from conformance.results.delivery import catalogue_model
from conformance.results.judged_on import ScopeModel
from conformance.trust.listed import _selected, hold_catalogue
from conformance.trust.refused import BundleError
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.results.judged_on import CatalogueModel

COMMON = load("common_functions")


class JudgedParts:
    """As much of a result as is held against the catalogue."""

    def __init__(self, *catalogue: CatalogueModel) -> None:
        self.catalogue = catalogue


@pytest.mark.parametrize("chosen", [None, ("029",), ("031", "034")])
def test_parts_as_they_are_here_hold(chosen: tuple[str, ...] | None) -> None:
    hold_catalogue(JudgedParts(catalogue_model(COMMON, chosen)))


def edited(**changed: object) -> CatalogueModel:
    return catalogue_model(COMMON, ("029",)).model_copy(update=changed)


WHOLE = catalogue_model(COMMON, ("029",)).parts[0].model_copy(update={"missing": None})


@pytest.mark.parametrize(
    "one",
    [
        edited(parts=(WHOLE,)),
        edited(parts=(), parts_left_out=()),
        edited(parts_left_out=()),
        edited(name=Bilingual(ja="全業務", en="all 20 domains")),
    ],
    ids=["source", "parts", "left out", "name"],
)
def test_a_signer_does_not_say_what_is_missing_or_what_it_is_called(one: CatalogueModel) -> None:
    with pytest.raises(BundleError) as caught:
        hold_catalogue(JudgedParts(one))
    assert caught.value.messages[0].code == "TRU041"


@pytest.mark.parametrize(
    ("ground", "all_asked"), [(None, True), ("reconstructed", True), ("official", False)]
)
def test_the_weakest_ground_leaves_no_case_out(ground: str | None, all_asked: bool) -> None:
    scope = ScopeModel(ground=ground, narrowed=ground is not None)
    result = SimpleNamespace(scope=scope, interrupted=False)
    listed = SimpleNamespace(surface="forms", ground="reconstructed")
    known = {"seal_registration/form/x/y": listed}
    assert (_selected(result, known) == known.keys()) is all_asked


def test_a_ground_that_there_is_not_is_no_scope() -> None:
    with pytest.raises(ValidationError):
        ScopeModel(ground="zzz")
