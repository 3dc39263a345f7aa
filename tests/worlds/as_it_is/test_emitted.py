"""All that a package of its own words answered is seen through what goes round it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.mapping.adapter import MappedPackage
from conformance.worlds.as_it_is.emitted import emitted
from tests.worlds.as_it_is.fakes import RowKeeper

if TYPE_CHECKING:
    from conformance.surfaces.package import Package

BODIES = (("clerk", {"jusho": "桜町1"}), ("other", {"jusho": None}))


def mapped() -> MappedPackage:
    made = MappedPackage.__new__(MappedPackage)
    made._runner = SimpleNamespace(emitted=list(BODIES))
    return made


def test_bodies_come_as_they_are_to_one_role_or_to_all() -> None:
    assert emitted(mapped()) == ({"jusho": "桜町1"}, {"jusho": None})
    assert emitted(mapped(), "other") == ({"jusho": None},)
    assert emitted(mapped(), "nobody") == ()


def test_what_goes_round_a_package_hides_nothing_of_it() -> None:
    around = PackageWrapper(PackageWrapper(mapped()))
    assert emitted(around, "clerk") == ({"jusho": "桜町1"},)


def test_a_package_in_the_words_of_the_contract_has_no_other_words() -> None:
    assert emitted(cast("Package", RowKeeper())) == ()
    assert emitted(PackageWrapper(cast("Package", RowKeeper()))) == ()
