"""Whether a ledger or certificate shows the owner's address while somebody is supported."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "地方税法第382条の2・第415条、DV等支援措置通知"

Form = Literal[
    "inspection_list", "nayose", "value_certificate", "public_charge_certificate", "notice"
]
Viewer = Literal["self", "co_owner", "tenant", "agent", "public"]


@value
class Given:
    """The form, who sees it, and whether an owner or co-owner of the asset is supported."""

    form: Form
    viewer: Viewer
    subject_supported: bool


@value
class Output:
    """Whether the address is shown and whether somebody must release the output."""

    address_shown: bool
    release_required: bool


@rule("fixed_asset_tax", "dv-ledger-output", law=_LAW)
def dv_ledger_output(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what may be shown: the inspection list never names an owner, supported or not.

    Any other form needs a release while an owner is supported, and then shows the address to the
    supported person alone.
    """
    if given.form == "inspection_list":
        why(
            "縦覧帳簿には所有者の氏名・住所を載せない。",
            "The inspection list names no owner.",
            law="地方税法第415条",
        )
        why("解除操作は要らない。", "No release is needed.", law="地方税法第415条")
        return Output(address_shown=False, release_required=False)
    supported = given.subject_supported
    why(
        f"所有者・共有者に支援措置対象者が{'いる' if supported else 'いない'}。",
        f"{'An' if supported else 'No'} owner is supported.",
        law="DV等支援措置通知",
    )
    shown = not supported or given.viewer == "self"
    why(
        f"閲覧者{given.viewer}には住所を{'出す' if shown else '出さない'}"
        f"{'(解除操作を要する)' if supported else ''}。",
        f"{given.viewer} {'sees' if shown else 'does not see'} the address"
        f"{' after a release' if supported else ''}.",
        law="地方税法第382条の2",
    )
    return Output(shown, supported)
