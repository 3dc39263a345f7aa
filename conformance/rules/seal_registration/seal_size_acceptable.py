"""Whether a seal's size and material may be registered."""

from decimal import Decimal
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within
from conformance.rules.seal_registration._guideline import GUIDELINE

Reason = Literal["too_small", "too_large", "deformable", "unclear"]


@value
class Given:
    """Width and height of the impression in millimetres, and what the clerk saw."""

    width_mm: Decimal
    height_mm: Decimal
    deformable: bool
    clear: bool


@value
class Output:
    """Whether the seal is accepted, and every reason why not."""

    acceptable: bool
    reasons: tuple[Reason, ...]


@rule("seal_registration", "seal-size-acceptable", law=f"{GUIDELINE}(登録印鑑の制限)")
def seal_size_acceptable(given: Given, law: Parameters, why: Why) -> Output:
    """Return all reasons: size, material, clearness, in this order.

    Only the longer side counts: refused when it fits the small square, or does not fit the large
    one; exactly the side of the large square fits.
    """
    limits = law.on(LATEST)
    least, most = limits.decimal("min_exclusive_mm"), limits.decimal("max_inclusive_mm")
    side = max(within("width_mm", given.width_mm, 0), within("height_mm", given.height_mm, 0))
    why(
        f"大きい方の辺は{side}mm。{least}mmを超え{most}mm以下でなければならない。",
        f"The longer side is {side} mm; it must be over {least} and at most {most} mm.",
        law=GUIDELINE,
    )
    found: tuple[tuple[Reason, bool], ...] = (
        ("too_small", side <= least),
        ("too_large", side > most),
        ("deformable", given.deformable),
        ("unclear", not given.clear),
    )
    reasons = tuple(reason for reason, holds in found if holds)
    why(
        f"否とする理由は{len(reasons)}件。",
        f"Reasons against it: {', '.join(reasons) or 'none'}.",
        law=GUIDELINE,
    )
    return Output(not reasons, reasons)
