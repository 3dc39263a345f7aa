"""Addresses of a made-up municipality: short and long ones, facilities, former ones elsewhere."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from conformance.population.city.settings import settings
from conformance.population.people.boosted import boosted, number, pick
from conformance.population.people.person import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DrawFn

HERE = Address("仮想県", "試験市", "桜町", "１番地", "", "0000001", "139998", "0001000")
"""The plainest address of the municipality the residents live in."""

_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
_ELSEWHERE = (
    replace(HERE, city="隣見本市", municipality="139971", postal_code="0000002"),
    replace(HERE, prefecture="見本県", city="遠見市", municipality="479985", postal_code="0000003"),
)
_LOTS = 2000
_LINES = "コーポ試験の杜　弐番館　Ａ棟　１００１号室　仮想太郎様方"
_TOWN = "大字見本字試験沢甲乙丙丁戊己庚辛壬癸"
_RARE = "葛\U000e0102町字𡈽山"
_FACILITY = "特別養護老人ホーム　見本苑"


def address(draw: DrawFn) -> Address:
    """Draw an address here: plain, of three lines, long, with rare characters, a facility."""
    town, lot = pick(draw, settings().towns), number(draw, _LOTS)
    plain = replace(HERE, town=town.text, lot=f"{str(lot + 1).translate(_WIDE)}番地")
    return boosted(draw, (plain,), [(edge(plain),) for edge in EDGES.values()])


def former(draw: DrawFn, here: Address) -> Address:
    """Draw an address in another municipality that somebody may have come from."""
    return replace(pick(draw, _ELSEWHERE), lot=here.lot)


EDGES: Mapping[str, Callable[[Address], Address]] = MappingProxyType(
    {
        "three_lines": lambda one: replace(one, building=_LINES),
        "long_town": lambda one: replace(one, town=_TOWN),
        "rare_characters": lambda one: replace(one, town=_RARE, building="𠮷野荘"),
        "no_lot_number": lambda one: replace(one, lot="無番地"),
        "facility": lambda one: replace(one, building=_FACILITY, facility=True),
    }
)
"""What is unlike the plain address, by edge.

Sources: 住民記録システム標準仕様書 1.1.1 (住所・方書 are one item of up to 300 characters);
文字要件 (rare characters); 国民健康保険法第116条の2, 介護保険法第13条, 高齢者の医療の確保に関する
法律第55条 (住所地特例 of who enters a facility).
"""
