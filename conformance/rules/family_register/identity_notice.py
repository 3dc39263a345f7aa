"""Who is told that a filing in their name was accepted."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.family_register._creative import takes_effect_by_filing

_LAW: Final = "戸籍法第27条の2第1項・第2項"


@value
class Filer:
    """A party to the filing and whether the party was seen to come in person."""

    name: str
    confirmed: bool


@value
class Given:
    """The filing and its parties."""

    filing_kind: Code
    by_court: bool
    filers: tuple[Filer, ...]


@value
class Output:
    """Who is told, in the order of the parties."""

    notify_to: tuple[str, ...]


@rule("family_register", "identity-notice", law=_LAW)
def identity_notice(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the parties who were not seen to come, where the filing itself takes effect."""
    concerned = takes_effect_by_filing(given.filing_kind, by_court=given.by_court)
    why(
        f"{given.filing_kind}は通知の対象{'である' if concerned else 'でない'}。",
        f"{given.filing_kind} is {'' if concerned else 'not '}concerned.",
        law=_LAW,
    )
    told = tuple(each.name for each in given.filers if concerned and not each.confirmed)
    why(f"{len(told)}人に知らせる。", f"{len(told)} persons are told.", law=_LAW)
    return Output(told)
