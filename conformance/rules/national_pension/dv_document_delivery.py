"""How documents that concern a protected person are delivered."""

from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value

Delivery = Literal["normal", "confidential_address", "blocked"]
_LAW = "住民基本台帳事務処理要領(支援措置)、日本年金機構の秘密保持の取扱い"


@value
class Given:
    """Whether the measure is in force, to whom it goes, what it holds, whether the law needs it."""

    measure_active: bool
    addressee: Literal["victim", "abuser", "cohabitant", "pension_office"]
    contains_victim_data: bool
    agency_needs_address: bool


@value
class Output:
    """How it is delivered, whether the address is printed, whether a mark of secrecy is set."""

    delivery: Delivery
    victim_address_printed: bool
    secrecy_mark: bool


@rule("national_pension", "dv-document-delivery", law=_LAW)
def dv_document_delivery(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the delivery, the printing of the address and the mark.

    While the measure is in force the person's own documents go to the secret address, the abuser's
    side gets nothing that holds the person's data, and the pension office gets it marked, with the
    address only where the law needs it.
    """
    made = _active(given) if given.measure_active else _inactive(given)
    why(
        f"措置は{'有効' if given.measure_active else '無効'}、名宛人は{given.addressee}、"
        f"対象者の情報を{'含む' if given.contains_victim_data else '含まない'}。",
        f"Measure in force: {given.measure_active}; to {given.addressee}; holds the person's data: "
        f"{given.contains_victim_data}.",
        law=_LAW,
    )
    why(
        f"送付は{made.delivery}、住所の印字{'あり' if made.victim_address_printed else 'なし'}、"
        f"秘密住所の表示{'あり' if made.secrecy_mark else 'なし'}。",
        f"Delivery {made.delivery}, address printed: {made.victim_address_printed}, marked: "
        f"{made.secrecy_mark}.",
        law=_LAW,
    )
    return made


def _inactive(given: Given) -> Output:
    return Output("normal", given.contains_victim_data, secrecy_mark=False)


def _active(given: Given) -> Output:
    holds = given.contains_victim_data
    match given.addressee:
        case "victim":
            return Output("confidential_address", victim_address_printed=False, secrecy_mark=False)
        case "pension_office":
            return Output("normal", holds and given.agency_needs_address, secrecy_mark=holds)
        case _:
            delivery: Delivery = "blocked" if holds else "normal"
            return Output(delivery, victim_address_printed=False, secrecy_mark=False)
