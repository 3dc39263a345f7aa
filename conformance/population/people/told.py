"""What a person has to say of each part that items stand for, before a type asks for a form."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from conformance.population.people.addresses import elsewhere
from conformance.population.people.residences import PROVISIONAL, REFUGE, SPECIAL, YEAR
from conformance.values.eras import to_wareki

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from conformance.population.people.person import Person, ResidenceStatus

    Told: TypeAlias = str | int | bool | date | tuple[str, ...] | None
    """A value; of several texts, ways to say the same, the surest first."""

_SEX = {"male": ("男",), "female": ("女",)}
_JAPANESE = ("日本人", "日本人住民", "住民(日本人)")
_FOREIGN = ("外国人", "外国人住民", "住民(外国人)")
_OTHER = ("その他の中長期在留資格", "その他")
_BOTH = "一時庇護許可・仮滞在許可"
_PASSING = ("経過滞在", "出生等による経過滞在")


def _stay(of: Callable[[ResidenceStatus], Told]) -> Callable[[Person], Told]:
    """Return what the residence of a foreigner says, nothing of a Japanese."""
    return lambda person: None if person.foreign is None else of(person.foreign)


def _statuses(held: ResidenceStatus) -> tuple[str, ...]:
    """Return how a status is called, from the law's own words to those of coarser lists."""
    if held.status is not None:
        return (held.status, *_OTHER)
    if held.category == SPECIAL:
        return (SPECIAL,)
    return (_BOTH,) if held.category in {REFUGE, PROVISIONAL} else _PASSING


def _period(category: str) -> Callable[[Person], Told]:
    """Return how long a permission of a category lasts, in words; nothing for others."""
    return _stay(
        lambda held: (
            f"{to_wareki(held.expires_on)}まで"
            if held.category == category and held.expires_on
            else None
        )
    )


def _relation(place: int) -> Callable[[Person], Told]:
    return lambda person: (person.relation[place],) if len(person.relation) > place else None


def _katakana(person: Person) -> Told:
    """Return the name as it is written in katakana, of foreigners without one in kanji."""
    return person.name.kana if person.foreign and not person.name.kanji else None


PARTS: Final[Mapping[str, Callable[[Person], Told]]] = MappingProxyType(
    {
        "name": lambda p: p.name.text,
        "name_kana": lambda p: p.name.kana,
        "surname": lambda p: p.name.surname,
        "given_name": lambda p: p.name.given,
        "surname_kana": lambda p: p.name.surname_kana,
        "given_name_kana": lambda p: p.name.given_kana,
        "old_surname": lambda p: p.name.old_surname,
        "old_surname_kana": lambda p: p.name.old_surname_kana,
        "name_roman": lambda p: p.name.roman,
        "name_kanji": lambda p: p.name.kanji,
        "name_katakana": _katakana,
        "alias": lambda p: p.name.alias,
        "alias_kana": lambda p: p.name.alias_kana,
        "birth_date": lambda p: p.birth.day,
        "birth_unknown_flag": lambda p: not p.birth.known,
        "birth_unknown_text": lambda p: p.birth.wording or None,
        "sex": lambda p: _SEX[p.sex],
        "address": lambda p: p.address.text,
        "prefecture": lambda p: p.address.prefecture,
        "city": lambda p: p.address.city,
        "town": lambda p: p.address.town,
        "lot": lambda p: p.address.lot,
        "building": lambda p: p.address.building or None,
        "postal_code": lambda p: p.address.postal_code,
        "municipality": lambda p: p.address.municipality,
        "town_code": lambda p: p.address.town_code,
        "previous_address": lambda p: p.stay.previous.text if p.stay.previous else None,
        "destination": lambda p: elsewhere(p.address).text,
        "resident_since": lambda p: p.stay.resident_since,
        "address_since": lambda p: p.stay.address_since,
        "move_filed_on": lambda p: p.stay.filed_on,
        "leaves_on": lambda p: p.stay.leaves_on,
        "foreign_since": _stay(lambda held: held.since),
        "origin": lambda p: _FOREIGN if p.foreign else _JAPANESE,
        "country": _stay(lambda held: held.country),
        "country_name": _stay(lambda held: held.country_ja),
        "category": _stay(lambda held: (held.category,)),
        "status": _stay(_statuses),
        "status_code": _stay(lambda held: held.status_code),
        "period_years": _stay(lambda held: held.years or None),
        "period_months": _stay(lambda held: held.months or None),
        "period_days": _stay(lambda held: held.days or None),
        "period_in_months": _stay(lambda held: held.years * YEAR + held.months or None),
        "expires_on": _stay(lambda held: held.expires_on),
        "card": _stay(lambda held: held.card),
        "landing_period": _period(REFUGE),
        "provisional_period": _period(PROVISIONAL),
        "relation_1": _relation(0),
        "relation_2": _relation(1),
        "relation_3": _relation(2),
        "relation_4": _relation(3),
        "relation_text": lambda p: "の".join(p.relation),
        "relation_in_household": lambda p: "の".join(p.relation),
        "head_name": lambda p: p.head_name,
    }
)
"""By part: what a person says of it; None where there is nothing to say."""
