"""Which document proves an insurance: the card until December 2024, then what serves the person.

Source: 令和5年法律第48号 (the end of the insurance card on 2 December 2024).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import date

    from conformance.rules.core import Why


class Holder(Protocol):
    """What decides: the use of the My Number card, special needs, refusal to be shown."""

    @property
    def issue_date(self) -> date:
        """The day of issue."""

    @property
    def myna_registered(self) -> bool:
        """Whether the My Number card is registered as an insurance card."""

    @property
    def special_need(self) -> bool:
        """Whether the person needs special care and asked for the certificate."""

    @property
    def self_info_nondisclosure(self) -> bool:
        """Whether the person's own information is not to be shown."""


def card_of_old(given: Holder, why: Why, law: str) -> Literal["insurance_card"]:
    """Return the insurance card, which was issued up to 1 December 2024."""
    why(
        f"{given.issue_date}は被保険者証の廃止前。",
        f"{given.issue_date} lies before the insurance card was abolished.",
        law=law,
    )
    return "insurance_card"


def certificate_or_notice(given: Holder, why: Why, law: str) -> Literal["certificate", "notice"]:
    """Return a notice (資格情報のお知らせ) when the My Number card serves, else a certificate."""
    usable = given.myna_registered and not given.special_need and not given.self_info_nondisclosure
    why(
        "マイナ保険証を使えるため資格情報のお知らせとする。"
        if usable
        else "未登録、要配慮者の申請または自己情報提供不可のため資格確認書とする。",
        "The My Number card serves: a notice." if usable else "It does not: a certificate.",
        law=law,
    )
    return "notice" if usable else "certificate"
