"""What a document may print while a person's whereabouts must stay secret."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.support_measures import protects

_LAW: Final = "住民基本台帳事務処理要領の支援措置、局長通知第5"
_KIN: Final = frozenset({"obligor", "spouse"})
"""The name of the office alone would tell them where the person is."""


@value
class Given:
    """The support measure with its period, the office's own mark, the day, the recipient."""

    support_measure: Literal["1", "2", "3"] | None
    support_from: date | None
    support_to: date | None
    office_hidden: bool
    as_of: date
    recipient_kind: Literal["self", "obligor", "spouse", "hospital", "external_agency"]


@value
class Output:
    """Whether the clerk is warned, and whether address and office may be printed."""

    alert: bool
    address_printed: bool
    office_name_printed: bool


@rule("public_assistance", "dv-output-suppression", law=_LAW)
def dv_output_suppression(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is printed: the whole only for the person's own documents or without secrecy.

    A support measure (also a provisional one) within its period, or the office's own mark, makes
    the whereabouts secret.
    """
    period = given.support_from, given.support_to
    kinds = latest(law).texts("active_kinds")
    secret = protects(given.support_measure, period, given.as_of, kinds) or given.office_hidden
    why(
        f"{given.as_of}は{'居所を秘匿すべきで、警告する' if secret else '秘匿の対象でない'}。",
        f"On {given.as_of} the whereabouts are {'secret: warn' if secret else 'not secret'}.",
        law=_LAW,
    )
    address = not secret or given.recipient_kind == "self"
    office = not (secret and given.recipient_kind in _KIN)
    why(
        f"{given.recipient_kind}に渡る出力に居住地は{_printed(address)}、福祉事務所名は{_printed(office)}。",
        f"For {given.recipient_kind}: address {'' if address else 'not '}printed, "
        f"office {'' if office else 'not '}printed.",
        law=_LAW,
    )
    return Output(secret, address, office)


def _printed(yes: bool) -> str:
    return "印字する" if yes else "印字しない"
