"""The per-capita levies and the forest tax of a year, as law and ordinance set them."""

from dataclasses import dataclass

from conformance.rules.core import InForce, Why

PER_CAPITA_LAW = "地方税法第38条・第310条"
FOREST_LAW = "森林環境税及び森林環境譲与税に関する法律第3条"


@dataclass(frozen=True, slots=True)
class PerCapita:
    """City and prefectural levy and the forest tax (yen)."""

    city: int
    pref: int
    forest: int

    @property
    def total(self) -> int:
        """All three together (yen)."""
        return self.city + self.pref + self.forest


def per_capita(
    law: InForce, why: Why, *, exempt: bool, house_only: bool, surcharges: tuple[int, int]
) -> PerCapita:
    """Return the three amounts: nothing when exempt; who has but a house pays no forest tax.

    `surcharges` are those of city and prefecture by ordinance (yen).
    """
    if exempt:
        why("均等割は非課税。", "The per-capita levy is not due.", law="地方税法第295条")
        return PerCapita(0, 0, 0)
    forest = 0 if house_only else law.integer("forest")
    found = PerCapita(
        law.integer("city") + surcharges[0], law.integer("pref") + surcharges[1], forest
    )
    why(
        f"均等割は市{found.city}円・県{found.pref}円(超過分{surcharges[0]}円・{surcharges[1]}円を含む)。",
        f"Per-capita levy: city {found.city}, prefecture {found.pref} yen.",
        law=PER_CAPITA_LAW,
    )
    why(
        f"森林環境税は{forest}円{'(市内に住所がない)' if house_only else ''}。",
        f"Forest tax: {forest} yen{' (no residence in the city)' if house_only else ''}.",
        law=FOREST_LAW,
    )
    return found
