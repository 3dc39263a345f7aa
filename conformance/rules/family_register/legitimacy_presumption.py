"""Whose child the law presumes a child to be."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

Basis = Literal["presumed", "undetermined", "not_presumed"]

_LAW: Final = "民法第772条"


@value
class Marriage:
    """A marriage of the mother; `end` is None while it lasts."""

    husband: str
    start: date
    end: date | None


@value
class Given:
    """The child's birth and the mother's marriages."""

    child_birth: date
    marriages: tuple[Marriage, ...]


@value
class Output:
    """The presumed father, if any, and how the presumption stands."""

    father: str | None
    basis: Basis


@rule("family_register", "legitimacy-presumption", law=f"{_LAW}（令和6年4月1日改正前後）")
def legitimacy_presumption(given: Given, law: Parameters, why: Why) -> Output:
    """Return the husband of the last marriage that reaches the birth, or by the former law.

    The former law asked for more than 200 days since the marriage and left the father open where
    two marriages reached the birth. Born on the day of a marriage: out of scope, hours decide. So
    are, by the law of today, two that reach the birth and overlap: a court decides (第773条).
    """
    for each in given.marriages:
        if each.end is not None:
            not_before("the end of a marriage", each.end, each.start)
    now = law.on(given.child_birth)
    new = now.text("regime") == "new"
    candidates = [
        each
        for each in given.marriages
        if _reaches(each, given.child_birth, now) and _since_long(each, given.child_birth, now)
    ]
    why(
        f"{given.child_birth}の出生には改正{'後' if new else '前'}の規定を用い、"
        f"あてはまる婚姻は{len(candidates)}件。",
        f"The {'new' if new else 'former'} law applies; {len(candidates)} marriages fit.",
        law=_LAW,
    )
    made = _father(candidates, new=new)
    why(
        f"父と推定されるのは{made.father or 'なし'}（{made.basis}）。",
        f"Presumed father: {made.father or 'nobody'} ({made.basis}).",
        law=_LAW,
    )
    return made


def _reaches(marriage: Marriage, birth: date, now: InForce) -> bool:
    after = timedelta(days=now.integer("days_after_end"))
    return marriage.end is None or birth <= marriage.end + after


def _since_long(marriage: Marriage, birth: date, now: InForce) -> bool:
    if now.text("regime") == "old":
        return birth > marriage.start + timedelta(days=now.integer("days_after_start"))
    if birth == marriage.start:
        msg = f"child_birth: expected another day than the marriage of {birth}, found the same"
        raise OutOfScopeError(msg)
    return birth > marriage.start


def _hold_apart(candidates: list[Marriage]) -> None:
    for earlier, later in pairwise(sorted(candidates, key=lambda each: each.start)):
        if earlier.end is None or later.start < earlier.end:
            msg = f"marriages: expected an end by {later.start}, found {earlier.end or 'none'}"
            raise OutOfScopeError(msg)


def _father(candidates: list[Marriage], *, new: bool) -> Output:
    if not candidates:
        return Output(None, "not_presumed")
    last = max(candidates, key=lambda each: each.start)
    if new:
        _hold_apart(candidates)
    if new or len(candidates) == 1:
        return Output(last.husband, "presumed")
    if len({each.husband for each in candidates}) == 1:
        msg = f"marriages: expected different husbands, found two marriages with {last.husband}"
        raise OutOfScopeError(msg)
    return Output(None, "undetermined")
