"""The classes of two-wheeled vehicles by displacement or rated output (地方税法第448条)."""

from decimal import Decimal

from conformance.rules.core import OutOfScopeError

LAW = "地方税法第448条第1項(令和7年度までは第463条の15第1項)"
NEW_CLASS_OUTPUT = Decimal(4)
"""Up to this maximum output (kW) a moped of up to 125 cc is a new class 1 (新基準原付)."""

_BY_OUTPUT = ((Decimal("0.6"), "class1"), (Decimal("0.8"), "class2_b"), (Decimal(1), "class2_a"))
_CLASS1, _CLASS2 = 50, 125
_BY_DISPLACEMENT = (
    (_CLASS1, "class1"),
    (90, "class2_b"),
    (_CLASS2, "class2_a"),
    (250, "light_two_wheel"),
)


def by_output(rated_kw: Decimal) -> str:
    """Return the class of an electric vehicle by its rated output in kW."""
    return next((name for most, name in _BY_OUTPUT if rated_kw <= most), "light_two_wheel")


def by_displacement(displacement_cc: int | None) -> str:
    """Return the class by displacement in cc (`OutOfScopeError` when it is not known)."""
    if displacement_cc is None:
        msg = "displacement_cc: expected the displacement or rated_kw, found neither"
        raise OutOfScopeError(msg)
    return next(
        (name for most, name in _BY_DISPLACEMENT if displacement_cc <= most), "small_two_wheel"
    )


def is_new_class1(displacement_cc: int, max_output_kw: Decimal | None) -> bool:
    """Say whether displacement and confirmed output are those of the new class 1.

    By the letter of item 1 ハ so are those of up to 50 cc; practice has them in class 1. Which
    class they are in is not decided (`OutOfScopeError`); the tax is the same.
    """
    if max_output_kw is None or max_output_kw > NEW_CLASS_OUTPUT or displacement_cc > _CLASS2:
        return False
    if displacement_cc <= _CLASS1:
        msg = f"max_output_kw: up to {_CLASS1} cc the class is open, found {max_output_kw}"
        raise OutOfScopeError(msg)
    return True
