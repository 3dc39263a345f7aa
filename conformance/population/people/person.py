"""A synthetic resident and household, as facts: nothing here knows how a domain writes them.

Whoever draws them keeps the laws of `conformance.population.people.lawful`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Sex = Literal["male", "female"]
SPACE = "\u3000"
"""What stands between the parts of a name: one, and never a half-width one."""

HEAD = ("世帯主",)
"""The relation 続柄 of a head of a household."""


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody is called.

    A Japanese has `surname` and `given` with their readings, perhaps an `old_surname` 旧氏; a
    foreigner has `roman` or `kanji` or both, perhaps an `alias` 通称.

    Attributes:
        kana: the reading of the whole name, in full-width katakana.
    """

    kana: str
    surname: str | None = None
    given: str | None = None
    surname_kana: str | None = None
    given_kana: str | None = None
    old_surname: str | None = None
    old_surname_kana: str | None = None
    roman: str | None = None
    kanji: str | None = None
    alias: str | None = None
    alias_kana: str | None = None

    @property
    def text(self) -> str:
        """The name 氏名: of a foreigner the one in kanji, else the one in roman letters."""
        if self.surname is not None and self.given is not None:
            return f"{self.surname}{SPACE}{self.given}"
        return self.kanji or self.roman or ""


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth.

    Attributes:
        day: the day; where it is not fully known, the day it is reckoned to be.
        wording: 不詳表記, the words for what is known; empty where the day is known.
        partial: the date with zeros for what is not known (`1950-00-00`).
    """

    day: date
    wording: str = ""
    partial: str = ""

    @property
    def known(self) -> bool:
        """Whether year, month and day are known."""
        return not self.wording


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts.

    Attributes:
        municipality: the code 市区町村コード, with check digit.
        town_code: the code of the town 町字コード.
        building: 方書, may be empty.
        facility: whether it is a facility whose residents stay insured where they came from
            (住所地特例施設).
    """

    prefecture: str
    city: str
    town: str
    lot: str
    building: str
    postal_code: str
    municipality: str
    town_code: str
    facility: bool = False

    @property
    def text(self) -> str:
        """The whole address on one line, 方書 after a space."""
        line = f"{self.prefecture}{self.city}{self.town}{self.lot}"
        return f"{line}{SPACE}{self.building}" if self.building else line


@dataclass(frozen=True, slots=True)
class Stay:
    """How somebody came to live here, in the order of time.

    Attributes:
        resident_since: 住民となった年月日 of this municipality.
        address_since: 住所を定めた年月日 of the present address.
        filed_on: the day of the newest notification 届出.
        previous: the address before coming here; None for who was born here.
        leaves_on: 転出予定年月日 where a move away has been notified.
    """

    resident_since: date
    address_since: date
    filed_on: date
    previous: Address | None = None
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResidenceStatus:
    """What a foreigner stays in Japan by.

    Attributes:
        country, country_ja: 国籍・地域 as three letters and in words.
        category: 第30条の45規定区分 in the words of the law.
        status, status_code: 在留資格, None for who has none (特別永住者, 経過滞在者, …).
        years, months, days: 在留期間, all zero where it is indefinite.
        granted_on: the day from which the period runs.
        expires_on: 在留期間の満了の日, None where it is indefinite.
        since: 外国人住民となった年月日.
        card: 在留カード or 特別永住者証明書 number; None for who has neither.
    """

    country: str
    country_ja: str
    category: str
    status: str | None
    status_code: str | None
    years: int
    months: int
    days: int
    granted_on: date
    expires_on: date | None
    since: date
    card: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A resident.

    Attributes:
        foreign: None for a Japanese.
        relation: 続柄 to the head of the household, from the head on: `("子", "妻")` is the wife of
            the child.
        head_name: the name of the head of the household, one's own for the head.
    """

    name: Name
    birth: Birth
    sex: Sex
    address: Address
    stay: Stay
    foreign: ResidenceStatus | None = None
    relation: tuple[str, ...] = HEAD
    head_name: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        """The days in the person's life that are known here, birth left out."""
        stay, foreign = self.stay, self.foreign
        mine = (stay.resident_since, stay.address_since, stay.filed_on, stay.leaves_on)
        theirs = (foreign.since, foreign.granted_on, foreign.expires_on) if foreign else ()
        return tuple(day for day in (*mine, *theirs) if day is not None)


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; the first is the head.

    Attributes:
        fictive_head: the head is insured elsewhere, members are in the municipality's health
            insurance: 擬制世帯主.
    """

    members: tuple[Person, ...]
    fictive_head: bool = False

    @property
    def head(self) -> Person:
        """The head 世帯主."""
        return self.members[0]
