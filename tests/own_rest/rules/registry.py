"""The rule book: which function answers which rule, and how its inputs are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from own_rest.rules import read
from own_rest.rules.faults import BadInput

SETTINGS = frozenset(
    {"remainder_one", "wait_days", "closed_days", "closed_dates", "pay_day", "default_print"}
    | {"count_first_day", "deadline"}
)
"""Inputs that a municipality may have settled once for all its calculations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule: how to read each input, and the function that gets them by name."""

    inputs: Mapping[str, read.Reader]
    function: Callable[..., dict]

    def __call__(self, given: Mapping[str, object]) -> dict:
        return read.plain(self.function(**read.row(self.inputs, given)))


_BOOK: dict[tuple[str, str], Entry] = {}


def book(domain: str):
    """Return the decorator that enters rules of one domain: `@rule(key, input=reader, …)`."""

    def rule(key: str, **inputs: read.Reader):
        def enter(function):
            _BOOK[domain, key] = Entry(inputs, function)
            return function

        return enter

    return rule


def rules(domain: str) -> list[str]:
    """Return the keys of the rules that the vendor offers for a domain."""
    return [key for place, key in _BOOK if place == domain]


def calculate(
    domain: str,
    rule_key: str,
    given: Mapping[str, object],
    municipality: Mapping[str, object] | None = None,
) -> dict:
    """Return the output of a rule in catalogue vocabulary, as plain JSON values.

    `municipality` supplies the inputs named in `SETTINGS` where `given` leaves them out.
    Raises `BadInput` for a missing or ill-formed input, `OutOfScope` where the rule is silent,
    `LookupError` for a rule that the vendor does not have.
    """
    if (domain, rule_key) not in _BOOK:
        raise LookupError(f"{domain}/{rule_key}")
    if not isinstance(given, Mapping):
        raise BadInput("given", "an object is expected")
    settled = {k: v for k, v in (municipality or {}).items() if k in SETTINGS}
    return _BOOK[domain, rule_key]({**settled, **given})
