"""Who is served at the counter: whoever presents the registration card."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE

Reason = Literal["card_required", "details_mismatch", "ok"]
_LAW: Final = f"{GUIDELINE}(証明書の交付申請)"


@value
class Given:
    """Who asks, which cards are presented, and whether the form agrees with the register."""

    applicant: Literal["self", "agent"]
    registration_card: bool
    mynumber_card: bool
    mynumber_allowed: bool
    details_match: bool


@value
class Output:
    """Whether the request is accepted, and the first reason why not."""

    accept: bool
    reason: Reason


@rule("seal_registration", "counter-card-requirement", law=_LAW)
def counter_card_requirement(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the request is accepted: the card first, then the details of the form.

    With the registration card anybody is served, without a power of attorney; the individual
    number card replaces it only for its holder, where the ordinance allows it.
    """
    own_card = given.mynumber_allowed and given.mynumber_card and given.applicant == "self"
    card = given.registration_card or own_card
    why(
        f"登録証（または認められた本人の個人番号カード）の提示が{'ある' if card else 'ない'}。",
        f"{'A' if card else 'No'} registration card, or the holder's own card where allowed.",
        law=_LAW,
    )
    reason: Reason = "card_required" if not card else "details_mismatch"
    if card and given.details_match:
        reason = "ok"
    why(
        f"請求を受け付け{'る' if reason == 'ok' else 'ない'}（{reason}）。",
        f"The request is {'accepted' if reason == 'ok' else 'refused'} ({reason}).",
        law=_LAW,
    )
    return Output(reason == "ok", reason)
