"""Which address stands on a paper about a person under support measures."""

from datetime import date
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW = "住民基本台帳事務処理要領 第5の10、地方税法第22条"

Address = Literal["resident", "mailing", "suppressed"]


@value
class Given:
    """Who receives the paper, its day, the period of support, and a registered mailing address."""

    recipient: Literal["self", "household", "former_spouse", "employer", "co_owner", "third_party"]
    output_date: date
    support_from: date | None = None
    support_to: date | None = None
    mailing_registered: bool = False


@value
class Output:
    """The address that is printed, and whether the clerk must release the paper first."""

    address: Address
    release_required: bool


@rule(
    "individual_resident_tax",
    "dv-address-output",
    law="DV等支援措置に関する総務省通知、地方税法第22条(守秘義務)",
)
def dv_address_output(given: Given, law: Parameters, why: Why) -> Output:
    """Return the address; while supported it goes to the person alone, after a release.

    Both ends of the period count; without an end it goes on. Without support the mailing address
    goes before the address of residence, whoever receives the paper.
    """
    supported = _supported(given)
    why(
        f"{given.output_date}は支援期間({given.support_from or 'なし'}から"
        f"{given.support_to or '定めなし'}まで){'中' if supported else '外'}。",
        f"Support {'is' if supported else 'is not'} in force on {given.output_date}.",
        law=_LAW,
    )
    address: Address = "mailing" if given.mailing_registered else "resident"
    if supported and given.recipient != "self":
        address = "suppressed"
        if given.recipient == "employer" and law.reads("employer_address", "january_first"):
            msg = "recipient: an employer is told the address of 1 January, which is not given"
            raise OutOfScopeError(msg)
    why(
        f"{given.recipient}に出す住所は{address}、解除操作は{'必要' if supported else '不要'}。",
        f"To {given.recipient}: {address}; release {'' if supported else 'not '}required.",
        law=_LAW,
    )
    return Output(address, supported)


def _supported(given: Given) -> bool:
    if given.support_from is None or given.output_date < given.support_from:
        return False
    return given.support_to is None or given.output_date <= given.support_to
