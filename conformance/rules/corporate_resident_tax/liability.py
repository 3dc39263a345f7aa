"""Which levies a corporation owes the city (納税義務)."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "地方税法第294条・第296条"

Kind = Literal["ordinary", "exempt_296", "public_other", "unincorporated", "foreign"]


@value
class Given:
    """The kind of corporation and what it has in the city."""

    kind: Kind
    has_office: bool | None = None
    dormitory_only: bool | None = None
    has_pe: bool | None = None
    profit_business: bool | None = None


@value
class Output:
    """Whether the per-capita levy and the levy on the corporate tax are owed."""

    per_capita: bool
    income_levy: bool


@rule("corporate_resident_tax", "liability", law=_LAW)
def liability(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what is owed: an ordinary corporation with an office owes both levies.

    With a dormitory alone any corporation owes the per-capita levy, an unincorporated association
    only while it runs a profitable business and those of 第296条 never: they are taxed where their
    business is. These owe both for an office with a profitable business, other public corporations
    the per-capita levy in any case. A foreign corporation owes both for a permanent establishment,
    whatever offices it registered. Out of scope: an office beside a dormitory alone.
    """
    _check(given)
    office, profit = bool(given.has_office), bool(given.profit_business)
    made = _owed(given.kind, bool(given.has_pe) if given.kind == "foreign" else office, profit)
    if given.dormitory_only and not made.per_capita:
        made = Output(_bears_dormitory(given.kind, profit), made.income_levy)
    why(
        f"法人区分{given.kind}、事務所等{_yes(given.has_office)}、寮等のみ"
        f"{_yes(given.dormitory_only)}、恒久的施設{_yes(given.has_pe)}、"
        f"収益事業{_yes(given.profit_business)}。",
        f"{given.kind}: office {office}, profitable business {profit}.",
        law=_LAW,
    )
    why(
        f"均等割は{'課す' if made.per_capita else '課さない'}、"
        f"法人税割は{'課す' if made.income_levy else '課さない'}。",
        f"Per-capita levy: {made.per_capita}; levy on the tax: {made.income_levy}.",
        law=_LAW,
    )
    return made


def _owed(kind: Kind, office: bool, profit: bool) -> Output:
    """Return what an office owes (a foreign corporation's is its permanent establishment)."""
    match kind:
        case "ordinary" | "foreign":
            return Output(office, office)
        case "public_other":
            return Output(office, office and profit)
        case _:
            return Output(office and profit, office and profit)


def _bears_dormitory(kind: Kind, profit: bool) -> bool:
    return kind != "exempt_296" and (kind != "unincorporated" or profit)


def _check(given: Given) -> None:
    place = given.has_pe if given.kind == "foreign" else given.has_office
    if given.dormitory_only and place:
        msg = f"dormitory_only: not decided for {given.kind} with office {place}"
        raise OutOfScopeError(msg)


def _yes(flag: bool | None) -> str:
    return "あり" if flag else "なし"
