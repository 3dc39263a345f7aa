"""Whether an item is printed while the representative is supported."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "DV等支援措置通知、地方税法第22条"


@value
class Given:
    """Whether the representative is supported, the item, whether mail goes to their home."""

    representative_supported: bool
    item: Literal["representative_address", "head_office_address", "name"]
    mail_to_home: bool | None = None


@value
class Output:
    """Whether the item is printed and whether somebody must release the output."""

    printed: bool
    release_required: bool


@rule("corporate_resident_tax", "representative-address-output", law=_LAW)
def representative_address_output(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is printed: never the home address of a supported representative.

    Other items are printed, after a release where mail goes to the representative's home.
    """
    applies = not law.reads("representative_support", "not_applied")
    supported = given.representative_supported and applies
    why(
        f"代表者は支援措置の対象{'である' if supported else 'でない'}。",
        f"The representative is {'' if supported else 'not '}supported.",
        law=_LAW,
    )
    hidden = supported and given.item == "representative_address"
    release = supported and not hidden and bool(given.mail_to_home)
    why(
        f"{given.item}は印字{'しない' if hidden else 'する'}"
        f"{'(解除操作を要する)' if release else ''}。",
        f"{given.item} is {'not ' if hidden else ''}printed"
        f"{' after a release' if release else ''}.",
        law=_LAW,
    )
    return Output(not hidden, release)
