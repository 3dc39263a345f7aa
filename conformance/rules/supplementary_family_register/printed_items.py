"""What a copy of the supplementary register prints."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Requested = Literal["honseki_and_head", "overseas_election", "resident_code"]
Printed = Literal[
    "name",
    "name_furigana",
    "address",
    "address_since",
    "birth_date",
    "sex",
    "honseki_and_head",
    "overseas_election",
    "resident_code",
]
_LAW: Final = "住民基本台帳法第17条・第20条第5項"


@value
class Given:
    """When the person or book was removed, if it was, the day of issue, and what is asked for."""

    removed_on: date | None
    issued_on: date
    furigana_recorded: bool
    requested: tuple[Requested, ...]


@value
class Output:
    """The items printed, in their order."""

    printed: tuple[Printed, ...]


@rule("supplementary_family_register", "printed-items", law=_LAW)
def printed_items(given: Given, law: Parameters, why: Why) -> Output:
    """Return the items in their order.

    An item that the law added later is printed from that day on, and only where the entry was not
    removed before it. Registered domicile, overseas election and resident code need a request; the
    domicile is printed without one where the municipality says that it leaves it in by default.
    """
    on_issue = law.on(given.issued_on)
    on_removal = on_issue if given.removed_on is None else law.on(given.removed_on)
    on_issue.raw("birth_date_and_sex")  # copies issued before this law are out of scope

    def added(item: str) -> bool:
        return item in on_issue and item in on_removal

    why(
        f"交付日は{given.issued_on}、消除日は{given.removed_on or 'なし'}。",
        f"Issued on {given.issued_on}, removed {given.removed_on or 'never'}.",
        law=_LAW,
    )
    by_default = law.reads("default_print", "honseki_and_head")
    asked = frozenset((*given.requested, *(("honseki_and_head",) if by_default else ())))
    found: tuple[tuple[Printed, bool], ...] = (
        ("name", True),
        ("name_furigana", added("name_furigana") and given.furigana_recorded),
        ("address", True),
        ("address_since", True),
        ("birth_date", added("birth_date_and_sex")),
        ("sex", added("birth_date_and_sex")),
        ("honseki_and_head", "honseki_and_head" in asked),
        ("overseas_election", "overseas_election" in asked),
        ("resident_code", added("resident_code") and "resident_code" in asked),
    )
    printed = tuple(item for item, holds in found if holds)
    why(f"載せる項目は{'・'.join(printed)}。", f"Printed: {', '.join(printed)}.", law=_LAW)
    return Output(printed)
