"""Whether support stops a copy."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

_BLOCKING: Final = frozenset({"provisional", "active", "expired"})
"""An expired measure blocks until it is terminated."""

_LAW: Final = "住民基本台帳法第20条・住民基本台帳事務処理要領"


@value
class Given:
    """Whom the copy is about, who is protected, the state of the measure, and a release."""

    requested_persons: tuple[str, ...]
    protected_persons: tuple[str, ...]
    state: Code
    released: bool


@value
class Output:
    """Whether the copy is issued, and the protected persons it would tell of."""

    result: Literal["error", "issue"]
    hit: tuple[str, ...]


@rule("supplementary_family_register", "support-block-on-copy", law=_LAW)
def support_block_on_copy(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the protected persons of the copy, in its order, and whether they stop it.

    A copy of others alone is never stopped.
    """
    hit = tuple(who for who in given.requested_persons if who in given.protected_persons)
    why(
        f"対象者のうち支援を受ける者は{len(hit)}人。",
        f"{len(hit)} of the persons asked for are protected.",
        law=_LAW,
    )
    stopped = bool(hit) and given.state in _BLOCKING and not given.released
    why(
        f"支援の状態は{given.state}、解除は{'あり' if given.released else 'なし'}で、"
        f"交付を{'止める' if stopped else '止めない'}。",
        f"State {given.state}, {'' if given.released else 'not '}released: "
        f"{'stopped' if stopped else 'issued'}.",
        law=_LAW,
    )
    return Output("error" if stopped else "issue", hit)
