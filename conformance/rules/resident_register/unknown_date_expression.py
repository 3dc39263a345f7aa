"""Whether a date that is not known in full (不詳日) may be entered, and in these words."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.resident_register._koseki_dates import follows_koseki
from conformance.rules.resident_register._unknown_date_forms import form_of

_OLD_REGISTRATION: Final = "old_registration_date"
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 1.1.8"


@value
class Given:
    """The item, for an event date its reason, the words, and whether the office holds a record.

    `old_registration_recorded` says whether the registration date under the former 外国人登録法
    is on record; it matters for that date only.
    """

    item: Code
    event_reason: Code | None
    expression: str
    old_registration_recorded: bool


@value
class Output:
    """Whether the entry is accepted."""

    accepted: bool


@rule("resident_register", "unknown-date-expression", law=_SOURCE)
def unknown_date_expression(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the words are accepted as the item's date.

    The item must follow the family register (an event date only for birth, death, disappearance) or
    be the unrecorded registration date of the former 外国人登録法; the words must have one of the
    fourteen forms.
    """
    allowed = _may_be_unknown(given)
    why(
        f"項目{given.item}（事由{given.event_reason or 'なし'}）は"
        f"不詳日を{'使える' if allowed else '使えない'}。",
        f"Item {given.item} (reason {given.event_reason or 'none'}) "
        f"{'may' if allowed else 'may not'} hold a date that is not known in full.",
        law=_SOURCE,
    )
    if not allowed:
        return Output(accepted=False)
    form = form_of(given.expression)
    why(
        f"「{given.expression}」は"
        + (f"定めの形「{form}」に合う。" if form else "定めの14の形のどれにも合わない。"),
        f"{given.expression!r} "
        + (f"has the form {form}." if form else "has none of the fourteen forms."),
        law=_SOURCE,
    )
    return Output(form is not None)


def _may_be_unknown(given: Given) -> bool:
    unrecorded = given.item == _OLD_REGISTRATION and not given.old_registration_recorded
    return unrecorded or follows_koseki(given.item, given.event_reason)
