"""Where mail to a supported person goes and what linkages and the portal may show."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

MailTo = Literal["registered", "alternate", "hold"]

_LAW: Final = "住民基本台帳事務における支援措置、番号法の情報連携の自動応答不可・不開示の設定"
_SUPPORTED: Final = frozenset({"1", "2"})
_NOT_SUPPORTED: Final = frozenset({"0", "3"})


@value
class Given:
    """The support, the other address, what was confirmed and asked for, the service (not used)."""

    support_kind: Code
    has_alternate_address: bool
    safe_at_registered: bool
    self_info_blocked: bool
    service: Literal["immunization", "maternal", "adult"]


@value
class Output:
    """Where mail goes; whether linkages answer, and what the portal shows."""

    mail_to: MailTo
    auto_response: bool
    history_visible: bool
    mynaportal_visible: bool


@rule("health_management", "dv-notice-and-linkage", law=_LAW)
def dv_notice_and_linkage(given: Given, law: Parameters, why: Why) -> Output:
    """Return the delivery and the settings; they are the same for every service.

    Support and provisional support stop automatic answers and hide the log of queries; the own
    information is hidden only on request. Mail goes to a registered other address; without one a
    supported person's is held until it is known to be safe. Unknown kinds are out of scope.
    """
    if given.support_kind not in _SUPPORTED | _NOT_SUPPORTED:
        known = sorted(_SUPPORTED | _NOT_SUPPORTED)
        msg = f"support_kind: expected one of {known}, found {given.support_kind!r}"
        raise OutOfScopeError(msg)
    supported = given.support_kind in _SUPPORTED
    mail_to = _mail_to(given, supported=supported)
    why(
        f"支援措置は{'あり' if supported else 'なし'}、送付先は{mail_to}。",
        f"{'Supported' if supported else 'Not supported'}: mail goes to {mail_to}.",
        law="住民基本台帳事務における支援措置",
    )
    visible = not given.self_info_blocked
    why(
        f"自動応答とやりとり履歴は{'止め' if supported else '止めず'}、"
        f"自己情報は{'示す' if visible else '示さない'}。",
        f"Automatic answers and the log are {'stopped' if supported else 'open'}; the own "
        f"information is {'shown' if visible else 'hidden on request'}.",
        law=_LAW,
    )
    stopped = supported and not law.reads("automatic_stop", "by_hand")
    return Output(mail_to, not stopped, not stopped, visible)


def _mail_to(given: Given, *, supported: bool) -> MailTo:
    if given.has_alternate_address:
        return "alternate"
    return "hold" if supported and not given.safe_at_registered else "registered"
