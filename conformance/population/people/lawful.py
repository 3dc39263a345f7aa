"""The laws that the parts of a person, and the members of a household, keep among themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conformance.population.people.families import ADULT, GENERATION
from conformance.population.people.person import HEAD
from conformance.population.people.residences import FIRST, GRACE, PASSING
from conformance.rules.ages import attains
from conformance.rules.calendar import add_months, add_years

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from conformance.population.people.person import Household, Person

_SEXES = {"夫": "male", "夫（未届）": "male", "父": "male"} | {
    "妻": "female",
    "妻（未届）": "female",
    "母": "female",
}
"""Relations that only one sex has (住民基本台帳事務処理要領 第1-2-(1)-エ, 続柄)."""


@dataclass(frozen=True, slots=True)
class PersonLaw:
    """What holds of everybody; `source`: what makes it so."""

    key: str
    title_ja: str
    title_en: str
    source: str
    holds: Callable[[Household, date], bool]


def broken_laws(household: Household, day: date) -> tuple[PersonLaw, ...]:
    """Return the laws that a household does not keep on a day; none when it is lawful."""
    return tuple(law for law in LAWS if not law.holds(household, day))


def _each(holds: Callable[[Person, date], bool]) -> Callable[[Household, date], bool]:
    return lambda household, day: all(holds(one, day) for one in household.members)


def _one_head(household: Household, _day: date) -> bool:
    heads = [one for one in household.members if one.relation == HEAD]
    named = {one.head_name for one in household.members}
    return heads == [household.head] and named == {household.head.name.text}


def _together(household: Household, _day: date) -> bool:
    return len({one.address for one in household.members}) == 1


def _generations(household: Household, _day: date) -> bool:
    """Say whether every parent is old enough to be one."""
    head = household.head.birth.day
    spouses = {one.relation: one.birth.day for one in household.members}
    return all(
        add_years(older, GENERATION) <= younger
        for one in household.members
        for older, younger in (
            [(spouses.get(one.relation[:-1], head), one.birth.day)]
            if one.relation[-1] == "子"
            else [(one.birth.day, head)]
            if one.relation[0] in {"父", "母"}
            else []
        )
    )


def _couple(household: Household, day: date) -> bool:
    """Say whether there is one spouse at most, and nobody a spouse before the age of marriage."""
    spouses = [
        one for one in household.members if one.relation[0] in _SPOUSES and len(one.relation) == 1
    ]
    both = (household.head, *spouses) if spouses else ()
    return len(spouses) <= 1 and all(attains(one.birth.day, ADULT) <= day for one in both)


_SPOUSES = frozenset({"夫", "夫（未届）", "妻", "妻（未届）"})


def _sexes(one: Person, _day: date) -> bool:
    return len(one.relation) > 1 or _SEXES.get(one.relation[0], one.sex) == one.sex


def _order(one: Person, day: date) -> bool:
    stay = one.stay
    days = (one.birth.day, stay.resident_since, stay.address_since, stay.filed_on, day)
    leaves = stay.leaves_on is None or day <= stay.leaves_on
    return leaves and all(first <= second for first, second in pairwise(days))


def _foreign_name(one: Person, _day: date) -> bool:
    """Say whether who is Japanese has the parts of a Japanese name and the other way round."""
    name = one.name
    japanese = (name.surname, name.given, name.old_surname)
    foreign = (name.roman, name.kanji, name.alias)
    theirs, others = (japanese, foreign) if one.foreign is None else (foreign, japanese)
    return any(theirs) and not any(others) and bool(name.text)


def _stays_lawfully(one: Person, day: date) -> bool:
    held = one.foreign
    if held is None:
        return True
    runs = held.expires_on is None or day <= add_months(held.expires_on, GRACE)
    return held.granted_on <= day and runs and (held.status is None) == (held.status_code is None)


def _registered(one: Person, day: date) -> bool:
    """Say whether a foreigner is registered since some day on which foreigners are."""
    held = one.foreign
    return held is None or max(FIRST, one.birth.day) <= held.since <= day


def _passing(one: Person, day: date) -> bool:
    """Say whether who passes without a status was born, or lost the nationality, of late."""
    held = one.foreign
    if held is None or held.days == 0:
        return True
    return (
        held.status is None and held.since == held.granted_on and (day - held.since).days <= PASSING
    )


LAWS: Final = (
    PersonLaw(
        "one-head",
        "世帯主は一人",
        "a household has one head",
        "住民基本台帳法第7条第4号",
        _one_head,
    ),
    PersonLaw(
        "one-address",
        "世帯員の住所は同じ",
        "a household has one address",
        "住民基本台帳法第6条・第7条",
        _together,
    ),
    PersonLaw(
        "generations",
        "親は子より年上",
        "parents are older than children",
        "民法第731条",
        _generations,
    ),
    PersonLaw(
        "marriage-age",
        "配偶者は一人で18歳以上",
        "one spouse, of age",
        "民法第731条・第732条",
        _couple,
    ),
    PersonLaw(
        "relation-sex",
        "続柄と性別が合う",
        "relations fit the sex",
        "住民基本台帳事務処理要領（続柄）",
        _each(_sexes),
    ),
    PersonLaw(
        "order-of-days",
        "日付の前後が正しい",
        "days stand in the order of time",
        "住民基本台帳法第7条第6号から第8号",
        _each(_order),
    ),
    PersonLaw(
        "names",
        "氏名の欄が国籍に合う",
        "names fit the nationality",
        "住民基本台帳法第7条・第30条の45",
        _each(_foreign_name),
    ),
    PersonLaw(
        "residence",
        "在留期間の内にある",
        "the period of stay has not run out",
        "入管法第2条の2・第20条",
        _each(_stays_lawfully),
    ),
    PersonLaw(
        "registered",
        "外国人住民となるのは施行後",
        "registered since foreigners are",
        "平成21年法律第77号",
        _each(_registered),
    ),
    PersonLaw(
        "passing",
        "経過滞在は60日まで",
        "60 days without a status",
        "入管法第22条の2",
        _each(_passing),
    ),
)
"""Every law, in the order in which they are told."""
