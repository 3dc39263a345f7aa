"""Readers: from a JSON value to what a rule works with, and back."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from own_rest.rules.faults import BadInput
from own_rest.rules.months import Month

Reader = Callable[[str, object], object]
"""Called with the item's name and its JSON value."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def row(inputs: Mapping[str, Reader], given: Mapping[str, object]) -> dict[str, object]:
    """Read every declared input; an input that is absent is read as null."""
    return {name: reader(name, given.get(name)) for name, reader in inputs.items()}


def optional(reader: Reader, default: object = None) -> Reader:
    """Allow the item to have no value; it then counts as `default`."""
    return lambda item, value: default if value is None else reader(item, value)


def text(item: str, value: object) -> str:
    """Any text, the empty one too."""
    return _present(item, value, str)


def flag(item: str, value: object) -> bool:
    """True or false."""
    return _present(item, value, bool)


def number(item: str, value: object) -> int:
    """A whole number; a flag is none."""
    if isinstance(value, bool):
        raise BadInput(item, f"a whole number is expected, found {value!r}")
    return _present(item, value, int)


def count(item: str, value: object) -> int:
    """A whole number from zero."""
    found = number(item, value)
    if found < 0:
        raise BadInput(item, f"a number from 0 is expected, found {found}")
    return found


def positive(item: str, value: object) -> int:
    """A whole number from one."""
    found = number(item, value)
    if found < 1:
        raise BadInput(item, f"a number from 1 is expected, found {found}")
    return found


def digits(length: int | None = None) -> Reader:
    """ASCII digits, of a fixed length if one is given."""

    def reader(item: str, value: object) -> str:
        found = text(item, value)
        if not re.fullmatch(r"[0-9]+", found) or length not in {None, len(found)}:
            raise BadInput(item, f"{length or 'only'} digits are expected, found {found!r}")
        return found

    return reader


def code(*known: str) -> Reader:
    """One of the codes of a list."""

    def reader(item: str, value: object) -> str:
        found = text(item, value)
        if found not in known:
            raise BadInput(item, f"one of {', '.join(known)} is expected, found {found!r}", "C0422")
        return found

    return reader


def day(item: str, value: object) -> date:
    """A day of the calendar."""
    return _fitting(item, value, _DAY, date.fromisoformat)


def moment(item: str, value: object) -> datetime:
    """A date and time of the town hall's clock."""
    return _fitting(item, value, _CLOCK, datetime.fromisoformat)


def month(item: str, value: object) -> Month:
    """A month `YYYY-MM`."""
    return _fitting(item, value, _MONTH, lambda found: Month.at(int(found[:4]), int(found[5:])))


def many(reader: Reader) -> Reader:
    """A list, each entry read alike."""

    def reading(item: str, value: object) -> list:
        return [reader(item, entry) for entry in _present(item, value, list)]

    return reading


def nested(**inputs: Reader) -> Reader:
    """An object with the given members."""
    return lambda item, value: row(inputs, _present(item, value, dict))


def plain(value: object) -> object:
    """Return an output as JSON has it: days, months and moments as text."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else _text_of(value)


def _text_of(value: object) -> object:
    return str(value) if isinstance(value, Month) else value


def _present(item: str, value: object, kind: type):
    if value is None:
        raise BadInput(item, "a value is required", "E0001")
    if not isinstance(value, kind):
        raise BadInput(item, f"{kind.__name__} is expected, found {value!r}")
    return value


def _fitting(item: str, value: object, form: re.Pattern[str], convert: Callable[[str], object]):
    found = text(item, value)
    if not form.fullmatch(found):
        raise BadInput(item, f"the form {form.pattern} is expected, found {found!r}")
    try:
        return convert(found)
    except ValueError as error:
        raise BadInput(item, f"{found!r} is not in the calendar") from error
