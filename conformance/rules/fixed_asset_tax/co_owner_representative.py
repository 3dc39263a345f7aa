"""Which co-owner represents the others towards the municipality."""

from fractions import Fraction
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "地方税法第10条の2"


@value
class CoOwner:
    """A co-owner: name, share such as `1/3`, whether living in the city, order of registration."""

    name: str
    share: str
    in_city: bool
    order: int

    @property
    def fraction(self) -> Fraction:
        """The share as a number (`OutOfScopeError` when it is none)."""
        try:
            return Fraction(self.share)
        except (ValueError, ZeroDivisionError) as error:
            msg = f"share: expected a fraction such as 1/3, found {self.share!r}"
            raise OutOfScopeError(msg) from error

    def rank(self, *, city_first: bool) -> tuple[Fraction | bool, Fraction | bool, int]:
        """Return what is compared: larger share and living in the city, then earlier registered."""
        if city_first:
            return (self.in_city, self.fraction, -self.order)
        return (self.fraction, self.in_city, -self.order)


@value
class Given:
    """The co-owners and whom they declared (None: nobody)."""

    co_owners: tuple[CoOwner, ...]
    declared: str | None = None


@value
class Output:
    """The representative's name."""

    representative: str


@rule("fixed_asset_tax", "co-owner-representative", law="地方税法第10条・第10条の2")
def co_owner_representative(given: Given, law: Parameters, why: Why) -> Output:
    """Return whom the co-owners declared, else the first by share, city and registration.

    Where the municipality has it so (`ranking`: city_first), by city, share and registration. The
    notice goes to the representative; each co-owner owes the whole tax. Out of scope: no
    co-owners, a declared person who is none, and a tie in all three.
    """
    if given.declared is not None:
        return _declared(given, given.declared, why)
    city_first = law.reads("ranking", "city_first")
    ranks = [owner.rank(city_first=city_first) for owner in given.co_owners]
    best = max(ranks, default=None)
    found = [owner for owner, rank in zip(given.co_owners, ranks, strict=True) if rank == best]
    if len(found) != 1:
        msg = f"co_owners: expected one in the first place, found {len(found)}"
        raise OutOfScopeError(msg)
    chosen = found[0]
    why("代表者の届出がない。", "No representative was declared.", law=_LAW)
    why(
        f"{'市内居住、持分' if city_first else '持分、市内居住'}、登記順の順位により"
        f"{chosen.name}(持分{chosen.share})を代表者とする。",
        f"By {'residence, share' if city_first else 'share, residence'} and registration "
        f"{chosen.name} (share {chosen.share}) comes first.",
        law=_LAW,
    )
    return Output(chosen.name)


def _declared(given: Given, name: str, why: Why) -> Output:
    if name not in {owner.name for owner in given.co_owners}:
        msg = f"declared: expected one of the co-owners, found {name!r}"
        raise OutOfScopeError(msg)
    why(
        f"共有者から{name}を代表者とする届出がある。",
        f"The co-owners declared {name} their representative.",
        law=_LAW,
    )
    why("届出が他の順位に先立つ。", "A declaration goes before anything else.", law=_LAW)
    return Output(name)
