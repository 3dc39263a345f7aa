"""Which edges households have reached: counted, so that nobody is left out unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.population.edges import birth_edges, calendar_edges, change_edges
from conformance.population.people.addresses import ADDRESS_EDGES
from conformance.population.people.named import names
from conformance.population.people.residences import BASES, BORN, expiry_edges
from conformance.population.people.stays import AHEAD, BACK, TERM
from conformance.rules.calendar import add_years

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from conformance.population.edges import Edge
    from conformance.population.people.addresses import AddressEdge
    from conformance.population.people.person import Household, Person
    from conformance.population.people.residences import Basis

_STATUS = "住民基本台帳法第30条の45、入管法別表第一・第二"
_TERM = "住民基本台帳法第22条から第25条（14日以内の届出）"


@dataclass(frozen=True, slots=True)
class ReachableEdge:
    """An edge that households can reach.

    Attributes:
        key: stable and ASCII.
        title_ja, title_en: what is special about it.
        source: what makes it so.
        met: whether somebody of a household is at the edge.
    """

    key: str
    title_ja: str
    title_en: str
    source: str
    met: Callable[[Household], bool]


def reachable(day: date, law_days: Collection[date] = ()) -> tuple[ReachableEdge, ...]:
    """Return every edge that households drawn for a day can reach.

    Of the edges of the calendar and of law those on which somebody can have moved or plan to.
    """
    first, last = add_years(day, -BACK), day + AHEAD
    moves = [
        edge
        for edge in (*calendar_edges(day), *change_edges(law_days))
        if edge.within(first, last) == edge.days
    ]
    return (
        *(_on(edge, lambda one: (one.birth.day,)) for edge in birth_edges(day)),
        *(_on(edge, lambda one: one.days) for edge in moves),
        *(_on(edge, _expires) for edge in expiry_edges(day)),
        *_notified(),
        *_named(),
        *_statuses(),
        *_addressed(),
        *_homes(),
    )


def reach_counts(edges: Iterable[ReachableEdge], drawn: Collection[Household]) -> Mapping[str, int]:
    """Return by the key of each edge how many of the households have somebody at it."""
    return {edge.key: sum(map(edge.met, drawn)) for edge in edges}


def _somebody(met: Callable[[Person], bool]) -> Callable[[Household], bool]:
    return lambda household: any(met(one) for one in household.members)


def _on(edge: Edge, of: Callable[[Person], Iterable[date]]) -> ReachableEdge:
    wanted = frozenset(edge.days)
    met = _somebody(lambda one: not wanted.isdisjoint(of(one)))
    return ReachableEdge(edge.key, edge.title_ja, edge.title_en, edge.source, met)


def _expires(one: Person) -> tuple[date, ...]:
    held = one.foreign
    return () if held is None or held.expires_on is None else (held.expires_on,)


def _notified() -> Iterator[ReachableEdge]:
    for days in (TERM, TERM + 1):
        ja, en = f"異動から{days}日目の届出", f"notified {days} days after the move"
        yield ReachableEdge(
            f"notified-day-{days}", ja, en, _TERM, _somebody(_late(timedelta(days=days)))
        )


def _late(by: timedelta) -> Callable[[Person], bool]:
    return lambda one: one.stay.filed_on - one.stay.address_since == by


def _named() -> Iterator[ReachableEdge]:
    for edge in names().japanese:
        met = _somebody(_called({name.text for name in edge.names}))
        yield ReachableEdge(f"surname-{edge.key}", edge.title_ja, edge.title_en, edge.source, met)
    for other in names().foreign:
        met = _somebody(_called({name.kana for name in other.names}))
        yield ReachableEdge(
            f"foreign-{other.key}", other.title_ja, other.title_en, other.source, met
        )


def _called(known: Collection[str]) -> Callable[[Person], bool]:
    return lambda one: (one.name.surname if one.foreign is None else one.name.kana) in known


def _statuses() -> Iterator[ReachableEdge]:
    for basis in (*BASES, BORN):
        ja, en = basis.status or basis.category, f"stays by {basis.key}"
        yield ReachableEdge(f"stays-{basis.key}", ja, en, _STATUS, _somebody(_stays_by(basis)))


def _stays_by(basis: Basis) -> Callable[[Person], bool]:
    wanted = (basis.category, basis.status)
    return lambda one: (
        one.foreign is not None
        and wanted
        == (
            one.foreign.category,
            one.foreign.status,
        )
    )


def _addressed() -> Iterator[ReachableEdge]:
    for edge in ADDRESS_EDGES:
        met = _somebody(_at(edge))
        yield ReachableEdge(f"address-{edge.key}", edge.title_ja, edge.title_en, edge.source, met)


def _at(edge: AddressEdge) -> Callable[[Person], bool]:
    return lambda one: edge.of(one.address) == one.address


def _homes() -> Iterator[ReachableEdge]:
    yield ReachableEdge("old-surname", "旧氏の併記", "an old surname", _OLD, _somebody(_renamed))
    yield ReachableEdge(
        "birth-unknown", "生年月日の不詳", "birth not fully known", _UNKNOWN, _somebody(_unsure)
    )
    yield ReachableEdge(
        "fictive-head", "擬制世帯主", "the head is insured elsewhere", _FICTIVE, _fictive
    )
    yield ReachableEdge("mixed", "日本人と外国人の世帯", "Japanese and foreigners", _MIXED, _both)
    yield ReachableEdge(
        "step-child", "配偶者の子", "a child of the spouse alone", _STEP, _somebody(_step)
    )


_OLD = "住民基本台帳法施行令第30条の13"
_UNKNOWN = "住民記録システム標準仕様書（不詳日）"
_FICTIVE = "国民健康保険法第76条、地方税法第703条の4"
_MIXED = "住民基本台帳法第30条の45・第30条の48"
_STEP = "住民基本台帳事務処理要領（続柄）"


def _renamed(one: Person) -> bool:
    return one.name.old_surname is not None


def _unsure(one: Person) -> bool:
    return not one.birth.known


def _step(one: Person) -> bool:
    return one.relation[-1] == "子" and len(one.relation) > 1


def _fictive(household: Household) -> bool:
    return household.fictive_head


def _both(household: Household) -> bool:
    return len({one.foreign is None for one in household.members}) > 1
