"""The classes of two-wheeled vehicles by displacement or rated output (地方税法第448条)."""

from decimal import Decimal
from typing import cast

from conformance.rules.core import InForce, OutOfScopeError

LAW = "地方税法第448条第1項(令和7年度までは第463条の15第1項)"
_OUTPUTS = ("class1", "class2_b", "class2_a")
_DISPLACEMENTS = ("class1", "class2_b", "class2_a", "light_two_wheel")
"""The classes up to each limit of the parameters `rated_kw` and `displacements`."""


def by_output(rated_kw: Decimal, law: InForce) -> str:
    """Return the class of an electric vehicle by its rated output in kW."""
    limits = zip(decimals(law, "rated_kw"), _OUTPUTS, strict=True)
    return next((name for most, name in limits if rated_kw <= most), "light_two_wheel")


def by_displacement(displacement_cc: int | None, law: InForce) -> str:
    """Return the class by displacement in cc (`OutOfScopeError` when it is not known)."""
    if displacement_cc is None:
        msg = "displacement_cc: expected the displacement or rated_kw, found neither"
        raise OutOfScopeError(msg)
    limits = zip(law.integers("displacements"), _DISPLACEMENTS, strict=True)
    return next((name for most, name in limits if displacement_cc <= most), "small_two_wheel")


def is_new_class1(displacement_cc: int, max_output_kw: Decimal | None, law: InForce) -> bool:
    """Say whether displacement and confirmed output are those of the new class 1.

    By the letter of item 1 ハ so are those of up to 50 cc; practice has them in class 1. Which
    class they are in is not decided (`OutOfScopeError`); the tax is the same.
    """
    class1, _, class2, _ = law.integers("displacements")
    most = law.decimal("new_class_output")
    if max_output_kw is None or max_output_kw > most or displacement_cc > class2:
        return False
    if displacement_cc <= class1:
        msg = f"max_output_kw: up to {class1} cc the class is open, found {max_output_kw}"
        raise OutOfScopeError(msg)
    return True


def decimals(law: InForce, name: str) -> list[Decimal]:
    """Return a list of numbers as they are written."""
    return [Decimal(str(one)) for one in cast("list[float]", law.raw(name))]
