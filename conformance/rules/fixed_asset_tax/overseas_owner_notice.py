"""To whom the notice of an owner outside the city or abroad goes."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "地方税法第355条"

Agent = Literal["none", "in_city", "out_of_city"]
Addressee = Literal["owner", "tax_agent", "public_notice"]
Procedure = Literal["none", "declaration", "approval_application"]


@value
class Given:
    """Whether the owner lives abroad, the tax agent, and what is known of delivery."""

    owner_overseas: bool
    agent: Agent | None = None
    agent_exempted: bool | None = None
    mail_returned: bool | None = None
    overseas_mail_possible: bool | None = None


@value
class Output:
    """To whom the notice goes and how the agent was set up."""

    addressee: Addressee
    procedure: Procedure


@rule("fixed_asset_tax", "overseas-owner-notice", law="地方税法第355条・第20条の2")
def overseas_owner_notice(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the tax agent where there is one, else the owner, else public notice.

    Public notice is for an owner who cannot be reached: mail came back, also from abroad, or abroad
    without agent, exemption or a way to deliver. Nationality does not matter.
    """
    if given.agent in {"in_city", "out_of_city"}:
        inside = given.agent == "in_city"
        why(
            f"納税管理人は市{'内' if inside else '外'}の者で、"
            f"{'申告' if inside else '承認申請'}による。",
            f"The tax agent lives {'in' if inside else 'outside'} the city.",
            law=_LAW,
        )
        why("納税管理人へ送る。", "The notice goes to the tax agent.", law=_LAW)
        return Output("tax_agent", "declaration" if inside else "approval_application")
    why("納税管理人はない。", "There is no tax agent.", law=_LAW)
    reached = _reached(given)
    why(
        "所有者へ送る。" if reached else "送達先が明らかでないため公示送達とする。",
        "The notice goes to the owner." if reached else "It is served by public notice.",
        law="地方税法第20条の2",
    )
    return Output("owner" if reached else "public_notice", "none")


def _reached(given: Given) -> bool:
    """Say whether the owner can be reached without an agent."""
    served = not given.owner_overseas or given.agent_exempted or given.overseas_mail_possible
    return bool(served) and not given.mail_returned
