"""What an event does to the qualification, and from which day."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

Effect = Literal["acquire", "change", "lose"]
Cause = Literal[
    "age20",
    "move_in_from_abroad",
    "exclusion_ended",
    "voluntary_offer",
    "category2_lost",
    "category3_lost",
    "category2_start",
    "category3_start",
    "retired",
    "death",
    "move_abroad",
    "age60",
    "exclusion_old_age_benefit",
    "exclusion_special_status",
    "voluntary_withdrawn",
    "voluntary_480",
]

_EFFECTS: Final[dict[Cause, Effect]] = {
    "age20": "acquire",
    "move_in_from_abroad": "acquire",
    "exclusion_ended": "acquire",
    "voluntary_offer": "acquire",
    "category2_lost": "change",
    "category3_lost": "change",
    "category2_start": "change",
    "category3_start": "change",
    "retired": "change",
    "death": "lose",
    "move_abroad": "lose",
    "age60": "lose",
    "exclusion_old_age_benefit": "lose",
    "exclusion_special_status": "lose",
    "voluntary_withdrawn": "lose",
    "voluntary_480": "lose",
}
# Article 9 grants the same day under item 4 to old-age benefits alone (第四号については…に限る).
_NEXT_DAY: Final = frozenset({"retired", "death", "move_abroad", "exclusion_special_status"})
_LAW = "国民年金法第8条・第9条・第11条の2、附則第5条、同法施行規則第1条の2"


@value
class Given:
    """The cause, its day, and whether another category began on the day of moving abroad."""

    cause: Cause
    event_date: date
    same_day_other_category: bool


@value
class Output:
    """What happens to the qualification and from which day."""

    effect: Effect
    effective_on: date


@rule("national_pension", "acquisition-and-loss-date", law=_LAW)
def acquisition_and_loss_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the effect of the cause and its day.

    Retirement, death, moving abroad and a status of residence that 施行規則第1条の2 excludes count
    from the next day, moving abroad from its own day when another category began on it; all else
    on the very day, the right to an old-age benefit too (国民年金法第8条・第9条). Another category
    with any other cause is out of scope.
    """
    if given.same_day_other_category and given.cause != "move_abroad":
        msg = f"same_day_other_category: expected false with {given.cause}, found true"
        raise OutOfScopeError(msg)
    effect = _EFFECTS[given.cause]
    next_day = given.cause in _NEXT_DAY and not given.same_day_other_category
    on = given.event_date + timedelta(days=1) if next_day else given.event_date
    why(
        f"事由{given.cause}は{effect}で、効力は{'翌日' if next_day else '当日'}の{on}。",
        f"{given.cause}: {effect} on {on}, {'the day after' if next_day else 'the same day'}.",
        law=_LAW,
    )
    return Output(effect, on)
