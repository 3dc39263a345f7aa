"""Addresses of a made-up municipality: short and long ones, facilities, former ones elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.population.city.settings import settings
from conformance.population.people.person import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.population.people.tape import Tape

HERE = Address("仮想県", "試験市", "桜町", "１番地", "", "9999971", "139998", "0001000")
"""The plainest address of the municipality the residents live in.

No postal code begins with 999-99, and no product's own padded number (`0000001`) holds this one:
where it stands in an answer, somebody's postal code is meant.
"""

_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
_ELSEWHERE = (
    replace(HERE, city="隣見本市", municipality="139971", postal_code="9999972"),
    replace(HERE, prefecture="見本県", city="遠見市", municipality="479985", postal_code="9999973"),
)
_LOTS = 2000
_LINES = "コーポ試験の杜　弐番館　Ａ棟　１００１号室　仮想太郎様方"
_TOWN = "大字見本字試験沢甲乙丙丁戊己庚辛壬癸"
_RARE = "葛\U000e0102町字𡈽山"
_RARE_BUILDING = "𠮷野荘"
_FACILITY = "特別養護老人ホーム　見本苑"


def address(tape: Tape) -> Address:
    """Choose an address here: plain, of three lines, long, with rare characters, a facility."""
    town, lot = tape.pick(settings().towns), tape.number(_LOTS)
    plain = replace(HERE, town=town.text, lot=f"{str(lot + 1).translate(_WIDE)}番地")
    return tape.boosted((plain,), [(edge.of(plain),) for edge in ADDRESS_EDGES])


def former(tape: Tape, here: Address) -> Address:
    """Choose an address in another municipality that somebody may have come from."""
    return replace(tape.pick(_ELSEWHERE), lot=here.lot)


def elsewhere(here: Address) -> Address:
    """Return an address in another municipality that who lives here may go to."""
    return replace(_ELSEWHERE[-1], lot=here.lot)


@dataclass(frozen=True, slots=True)
class AddressEdge:
    """A way in which an address is unlike the plain one.

    Attributes:
        key: stable and ASCII.
        title_ja, title_en: what is special about it.
        source: what makes it so.
        of: the same address at the edge.
    """

    key: str
    title_ja: str
    title_en: str
    source: str
    of: Callable[[Address], Address]


ADDRESS_EDGES = (
    AddressEdge(
        "three-lines",
        "三行にわたる方書",
        "a building of three lines",
        "住民記録システム標準仕様書 1.1.1（方書を含み300字まで）",
        lambda one: replace(one, building=_LINES),
    ),
    AddressEdge(
        "long-town",
        "長い町字",
        "a long town name",
        "住登外者宛名番号管理機能 項目定義（町字18字まで）",
        lambda one: replace(one, town=_TOWN),
    ),
    AddressEdge(
        "rare-characters",
        "異体字を含む住所",
        "rare characters",
        "データ要件・連携要件標準仕様書（文字要件）",
        lambda one: replace(one, town=_RARE, building=_RARE_BUILDING),
    ),
    AddressEdge(
        "no-lot-number",
        "無番地",
        "no lot number",
        "住居表示に関する法律第2条（住居表示のない土地）",
        lambda one: replace(one, lot="無番地"),
    ),
    AddressEdge(
        "facility",
        "住所地特例施設",
        "a facility whose residents stay insured elsewhere",
        "国民健康保険法第116条の2、介護保険法第13条、高齢者の医療の確保に関する法律第55条",
        lambda one: replace(one, building=_FACILITY, facility=True),
    ),
)
"""Every way in which an address drawn is unlike the plain one."""
