"""The issue numbers (発行番号) printed on the pages of certificates."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 5.5"


@value
class Given:
    """The day, the place and device of issue, the first serial number, the copies and pages."""

    issued_on: date
    municipality: str
    terminal: str
    printer: str
    first_seq: int
    copies: int
    pages: int


@value
class Output:
    """One number per printed page, by copy and then by page."""

    issue_numbers: tuple[str, ...]


@rule("resident_register", "issue-number-format", law=_LAW)
def issue_number_format(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the numbers of all pages: pages of one copy share a serial number, copies do not.

    The serial number is padded to three digits and grows beyond them; parts are joined by one
    half-width space. No copy, no page or a negative serial number is out of scope.
    """
    _check(given)
    head = _head(given)
    why(
        f"発行年月日・市区町村名・端末・プリンタは「{head}」。",
        f"Day, municipality, terminal and printer: {head}.",
        law=_LAW,
    )
    last = given.first_seq + given.copies - 1
    why(
        f"{given.copies}部に連番{given.first_seq:03}から{last:03}を一つずつ付け、"
        f"各部{given.pages}ページは同じ連番とする。",
        f"Copies: {given.copies}, serial numbers {given.first_seq:03} to {last:03}; "
        f"pages of a copy: {given.pages}, sharing one number.",
        law=_LAW,
    )
    return Output(_numbers(given, head))


def _numbers(given: Given, head: str) -> tuple[str, ...]:
    return tuple(
        f"{head} {given.first_seq + copy:03} {page}/{given.pages}"
        for copy in range(given.copies)
        for page in range(1, given.pages + 1)
    )


def _head(given: Given) -> str:
    eight_digits = given.issued_on.isoformat().replace("-", "")
    return f"{eight_digits} {given.municipality} {given.terminal} {given.printer}"


def _check(given: Given) -> None:
    for name, least in (("copies", 1), ("pages", 1), ("first_seq", 0)):
        found = getattr(given, name)
        if found < least:
            msg = f"{name}: expected {least} or more, found {found}"
            raise OutOfScopeError(msg)
