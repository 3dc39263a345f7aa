"""Whether somebody is a Japanese national on the base day."""

from datetime import date
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

Reason = Literal["not_japanese", "not_yet_japanese", "lost_nationality", "ok"]


@value
class Given:
    """The nationality known on the base day (JPN for all who hold it), its gain and loss."""

    nationality: str
    nationality_acquired: date | None
    nationality_lost: date | None
    base_date: date


@value
class Output:
    """Whether eligible, and why not."""

    eligible: bool
    reason: Reason


@rule("electoral_roll", "nationality-requirement", law="公職選挙法第9条・第21条")
def nationality_requirement(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether Japanese nationality is held on the base day.

    Gained on the base day counts, lost on it does not; a second nationality plays no part. Who
    gained it again after a loss is out of scope.
    """
    acquired, lost = given.nationality_acquired, given.nationality_lost
    if acquired is not None and lost is not None and lost <= acquired:
        msg = (
            f"nationality_lost: expected a day after nationality_acquired {acquired}, found {lost}"
        )
        raise OutOfScopeError(msg)
    reason = _reason(given, law.on(given.base_date).text("required_nationality"))
    why(
        f"国籍{given.nationality}、取得日{acquired or 'なし'}、喪失日{lost or 'なし'}。",
        f"Nationality {given.nationality}, gained {acquired or 'never'}, lost {lost or 'never'}.",
        law="公職選挙法第21条第1項",
    )
    why(
        f"登録基準日{given.base_date}現在の判定は{reason}。",
        f"As of {given.base_date}: {reason}.",
        law="公職選挙法第9条・第21条",
    )
    return Output(eligible=reason == "ok", reason=reason)


def _reason(given: Given, required: str) -> Reason:
    if given.nationality != required:
        return "not_japanese"
    if given.nationality_acquired is not None and given.nationality_acquired > given.base_date:
        return "not_yet_japanese"
    lost = given.nationality_lost is not None and given.nationality_lost <= given.base_date
    return "lost_nationality" if lost else "ok"
