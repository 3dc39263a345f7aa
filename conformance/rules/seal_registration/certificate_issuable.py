"""Whether a certificate may be issued now, and what stands against it."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE

Reason = Literal[
    "not_registered_yet",
    "erased",
    "moved_out",
    "suspended",
    "hold",
    "card_required",
    "convenience_stopped",
    "ok",
]
_INQUIRY, _SUSPENDED, _ERASED = "1", "3", "9"
_LAW: Final = f"{GUIDELINE}(証明書の交付)"


@value
class Given:
    """State and holds of the registration, where it is asked for, and a planned move out."""

    status: Literal["1", "2", "3", "9"]
    hold_active: bool
    channel: Literal["counter", "convenience"]
    card_presented: bool
    issue_date: date
    move_out_date: date | None
    convenience_stops_on_notice: bool


@value
class Output:
    """Whether a certificate is issued, and the first reason why not."""

    issuable: bool
    reason: Reason


@rule("seal_registration", "certificate-issuable", law=_LAW)
def certificate_issuable(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first reason that stands against issuing.

    A planned move out ends it from its day on, not before; convenience stores need no card, but
    some municipalities stop them as soon as the move is notified.
    """
    requires_card = law.on(given.issue_date).raw("counter_requires_card") is True
    why(
        f"登録状態{given.status}、転出の日は{given.move_out_date or 'なし'}、"
        f"抑止は{'有効' if given.hold_active else 'なし'}。",
        f"State {given.status}, moving out {given.move_out_date or 'never'}, "
        f"{'a' if given.hold_active else 'no'} hold in force.",
        law=_LAW,
    )
    reason = _of_the_registration(given) or _of_the_request(given, requires_card=requires_card)
    why(
        f"{given.issue_date}の交付は{'可' if reason == 'ok' else '不可'}（{reason}）。",
        f"On {given.issue_date}: {'issued' if reason == 'ok' else 'refused'} ({reason}).",
        law=_LAW,
    )
    return Output(reason == "ok", reason)


def _of_the_registration(given: Given) -> Reason | None:
    if given.status == _INQUIRY:
        return "not_registered_yet"
    if given.status == _ERASED:
        return "erased"
    if given.move_out_date is not None and given.issue_date >= given.move_out_date:
        return "moved_out"
    if given.status == _SUSPENDED:
        return "suspended"
    return "hold" if given.hold_active else None


def _of_the_request(given: Given, *, requires_card: bool) -> Reason:
    if given.channel == "counter":
        return "card_required" if requires_card and not given.card_presented else "ok"
    stopped = given.convenience_stops_on_notice and given.move_out_date is not None
    return "convenience_stopped" if stopped else "ok"
