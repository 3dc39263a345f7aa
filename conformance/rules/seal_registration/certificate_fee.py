"""What certificates cost."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "地方自治法第227条・第228条、各市区町村手数料条例"


@value
class Given:
    """Where and how many certificates are issued, exemption, and the unit fees in yen."""

    channel: Literal["counter", "convenience"]
    copies: int
    exempt: bool
    unit_fee_counter: int
    unit_fee_convenience: int


@value
class Output:
    """The fee in yen."""

    fee: int


@rule("seal_registration", "certificate-fee", law=_LAW)
def certificate_fee(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the unit fee of the channel for every copy, nothing where exempt.

    Whole yen; there is no rounding and no reduction for many copies.
    """
    copies = within("copies", given.copies, 0)
    counter = within("unit_fee_counter", given.unit_fee_counter, 0)
    store = within("unit_fee_convenience", given.unit_fee_convenience, 0)
    unit = counter if given.channel == "counter" else store
    why(
        f"{given.channel}の単価は{unit}円、{copies}通。",
        f"{unit} yen each at the {given.channel}, {copies} copies.",
        law=_LAW,
    )
    fee = 0 if given.exempt else unit * copies
    why(
        f"{'免除のため' if given.exempt else ''}手数料は{fee}円。",
        f"{'Exempt: ' if given.exempt else ''}{fee} yen.",
        law=_LAW,
    )
    return Output(fee)
