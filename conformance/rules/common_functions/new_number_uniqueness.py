"""Which number a person who is no resident gets."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.3.2 (1)⑫、2.3.5③"


@value
class Given:
    """Numbers in the order of the numbering, numbers of residents, numbers given or migrated."""

    candidates: tuple[str, ...]
    resident_numbers: tuple[str, ...]
    issued_numbers: tuple[str, ...]


@value
class Output:
    """The number to give (None when all are taken) and those passed over before it."""

    number: str | None
    passed_over: tuple[str, ...]


@rule("common_functions", "new-number-uniqueness", law=_SOURCE)
def new_number_uniqueness(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the first candidate that no resident has and that was not given before.

    Numbers that were migrated count as given.
    """
    passed: list[str] = []
    for candidate in given.candidates:
        holder = _holder(candidate, given)
        if holder is None:
            why(f"{candidate}は使われていない。", f"{candidate} is free.", law=_SOURCE)
            return Output(candidate, tuple(passed))
        why(
            f"{candidate}は{holder[0]}と重なるため付けない。",
            f"{candidate} is {holder[1]} and is passed over.",
            law=_SOURCE,
        )
        passed.append(candidate)
    why("付けられる番号がない。", "No candidate is free.", law=_SOURCE)
    return Output(None, tuple(passed))


def _holder(candidate: str, given: Given) -> tuple[str, str] | None:
    if candidate in given.resident_numbers:
        return "住民宛名番号", "a resident's number"
    if candidate in given.issued_numbers:
        return "付番済みの住登外者宛名番号", "a number given before"
    return None
