"""To whom a tax notice is sent."""

from conformance.rules.core import Code, Parameters, Why, rule, value

_LAW = "地方税法第9条の2・第20条・第20条の2・第300条"


@value
class Given:
    """Whether the person died or left Japan, and who acts or receives for the person."""

    dead: bool = False
    heir_representative: bool = False
    abroad: bool = False
    tax_agent: bool = False
    agent_exempted: bool = False
    mailing_registered: bool = False
    overseas_mail_possible: bool = False


@value
class Output:
    """Who is addressed."""

    addressee: Code


@rule("individual_resident_tax", "notice-addressee", law=_LAW)
def notice_addressee(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the addressee: heirs, tax agent, the person abroad, mailing address, the person.

    Public notice (公示送達) remains where mail abroad is impossible. A dead person's notice waits
    for the search for heirs when they named nobody.
    """
    addressee, ja, en = _decided(given)
    why(f"{ja}。", f"{en}.", law=_LAW)
    why(f"宛先は{addressee}。", f"Addressed: {addressee}.", law=_LAW)
    return Output(addressee)


def _decided(given: Given) -> tuple[str, str, str]:
    if given.dead:
        named = given.heir_representative
        return (
            ("heir_representative", "死亡し、相続人代表者がある", "Died, an heir represents")
            if named
            else ("hold_for_heir_search", "死亡し、相続人代表者がない", "Died, no heir named")
        )
    if given.tax_agent:
        return "tax_agent", "納税管理人がある", "There is a tax agent"
    if given.abroad and not given.agent_exempted:
        return (
            ("taxpayer", "国外転出し、国外へ郵送できる", "Abroad, mail is possible")
            if given.overseas_mail_possible
            else ("public_notice", "国外転出し、国外へ郵送できない", "Abroad, mail is impossible")
        )
    if given.mailing_registered:
        return "mailing", "送付先の登録がある", "A mailing address is registered"
    return "taxpayer", "送付先の登録がない", "No mailing address is registered"
