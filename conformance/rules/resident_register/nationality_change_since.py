"""Since when a person whose nationality changed is a resident on the new record."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 4.5.3、4.5.4、4.5.5"

Register = Literal["japanese", "foreign"]


@value
class Given:
    """The change and its day; the resident-since day of the record that is to be removed.

    `resident_since` is that of a Japanese record, `foreign_resident_since` that of a foreign one.
    """

    kind: Literal["naturalization", "nationality_acquisition", "nationality_loss"]
    event_on: date
    resident_since: date | None = None
    foreign_resident_since: date | None = None


@value
class Output:
    """The record that is made with its resident-since day, and the one that is removed."""

    new_register: Register
    since: date
    erased_register: Register


@rule("resident_register", "nationality-change-since", law=_SOURCE)
def nationality_change_since(given: Given, law: Parameters, why: Why) -> Output:
    """Return the new record's kind and its 住民となった年月日 (外国人住民となった年月日).

    Naturalization (4.5.3) and acquisition (4.5.4) carry the foreign record's day over; a loss
    (4.5.5) takes the later of the day of the loss and the day the person became a resident. Changes
    before foreign residents had records, facts without the old record's day, and a foreign record
    that begins after Japanese nationality was gained, are out of scope.
    """
    law.on(given.event_on).raw("foreign_residents_recorded")
    if given.kind == "nationality_loss":
        return _to_foreign(given.event_on, given.resident_since, why)
    return _to_japanese(given.event_on, given.foreign_resident_since, why)


def _to_japanese(gained_on: date, foreign_since: date | None, why: Why) -> Output:
    since = _present(foreign_since, "foreign_resident_since")
    not_before("event_on", gained_on, since)
    why(
        "日本の国籍を得たので日本人住民票を作り、外国人住民票を消す。",
        "Japanese nationality was gained: a Japanese record is made, the foreign one removed.",
        law="標準仕様書 第1.0版 4.5.3、4.5.4",
    )
    why(
        f"住民となった年月日は外国人住民となった年月日{since}を引き継ぐ。",
        f"Resident since {since}, carried over from the foreign record.",
        law="標準仕様書 第1.0版 4.5.3、4.5.4",
    )
    return Output("japanese", since, "foreign")


def _to_foreign(lost_on: date, resident_since: date | None, why: Why) -> Output:
    since = max(lost_on, _present(resident_since, "resident_since"))
    why(
        "日本の国籍を失ったので外国人住民票を作り、日本人住民票を消す。",
        "Japanese nationality was lost: a foreign record is made, the Japanese one removed.",
        law="標準仕様書 第1.0版 4.5.5",
    )
    why(
        f"外国人住民となった年月日は、国籍を失った日{lost_on}と"
        f"住民となった年月日{resident_since}の遅い方の{since}。",
        f"Foreign resident since {since}, the later of the loss on {lost_on} and "
        f"resident since {resident_since}.",
        law="標準仕様書 第1.0版 4.5.5",
    )
    return Output("foreign", since, "japanese")


def _present(found: date | None, name: str) -> date:
    if found is None:
        msg = f"{name}: expected the day of the record that is to be removed, found null"
        raise OutOfScopeError(msg)
    return found
