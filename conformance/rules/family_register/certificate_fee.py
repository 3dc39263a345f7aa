"""What certificates of the family register cost."""

from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within

Kind = Literal[
    "koseki_certificate",
    "removed_certificate",
    "koseki_items",
    "removed_items",
    "acceptance",
    "acceptance_premium",
    "filing_info",
    "filing_view",
    "e_code",
    "removed_e_code",
]
_MAY_BE_FREE: Final = frozenset({"e_code", "removed_e_code"})
_LAW: Final = "地方公共団体の手数料の標準に関する政令"


@value
class CertificateItem:
    """A kind of certificate, how many, and whether it is free beside the same certificate."""

    kind: Kind
    count: int
    free: bool


@value
class Given:
    """What is asked for."""

    items: tuple[CertificateItem, ...]


@value
class Output:
    """The sum in yen."""

    total: int


@rule("family_register", "certificate-fee", law=_LAW)
def certificate_fee(given: Given, law: Parameters, why: Why) -> Output:
    """Return the sum of unit fee times count, in whole yen; nothing is rounded.

    Only identification codes can be free; other exemptions are out of scope.
    """
    now = law.on(LATEST)
    fees = [_fee(item, now) for item in given.items]
    for item, fee in zip(given.items, fees, strict=True):
        why(
            f"{item.kind}は{item.count}件で{fee}円。",
            f"{item.kind}, {item.count}: {fee} yen.",
            law=_LAW,
        )
    why(f"合計は{sum(fees)}円。", f"{sum(fees)} yen in all.", law=_LAW)
    return Output(sum(fees))


def _fee(item: CertificateItem, now: InForce) -> int:
    count = within("count", item.count, 0)
    if not item.free:
        return now.integer(item.kind) * count
    if item.kind not in _MAY_BE_FREE:
        msg = f"free: expected one of {', '.join(sorted(_MAY_BE_FREE))}, found {item.kind}"
        raise OutOfScopeError(msg)
    return 0
