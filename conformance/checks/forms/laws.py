"""What can be held of a printed item whose text the register does not settle alone."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

import jaconv

from conformance.forms.print_data import text_of
from conformance.values import eras

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.findings import Json

_NOTHING = (None, "")


class PrintLaw(Protocol):
    """What a printed value must fit."""

    @property
    def expected(self) -> Json:
        """What a finding tells was expected."""
        ...

    def fits(self, found: Json) -> bool:
        """Return whether a printed value fits."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A value stands there."""

    expected: Json = "（値があること / a value）"

    def fits(self, found: Json) -> bool:
        """Return whether there is a value."""
        return found not in _NOTHING


@dataclass(frozen=True, slots=True)
class CodeLaw:
    """The value of a code, or what it means, in the package's own words near enough."""

    code: str
    meaning: str
    others: frozenset[str] = frozenset()

    @property
    def expected(self) -> Json:
        """The code or its meaning."""
        return [self.meaning, self.code]

    def fits(self, found: Json) -> bool:
        """Return whether the code or its meaning stands there, and no other code's meaning."""
        text, meaning = _plain(found), _plain(self.meaning)
        if not text or text in self.others:
            return False
        return text == _plain(self.code) or text in meaning or meaning in text


@dataclass(frozen=True, slots=True)
class Parts:
    """A text that holds each part, whatever stands between them."""

    parts: Sequence[PrintLaw]

    @property
    def expected(self) -> Json:
        """The parts."""
        return [part.expected for part in self.parts]

    def fits(self, found: Json) -> bool:
        """Return whether every part stands in the text."""
        text = _plain(found)
        return all(_holds(text, part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class DayLaw:
    """A day, as ISO text or by the Japanese calendar, alone or in a text."""

    day: str

    @property
    def expected(self) -> Json:
        """The day."""
        return self.day

    def fits(self, found: Json) -> bool:
        """Return whether the day stands there."""
        text = _plain(found)
        try:
            whole = date.fromisoformat(self.day[:10])
        except ValueError:
            return _plain(self.day) in text
        ways = (self.day[:10], self.day[:10].replace("-", "/"), eras.to_wareki(whole))
        return any(_plain(way) in text for way in (*ways, eras.to_short(whole)))


@dataclass(frozen=True, slots=True)
class Begins:
    """A value too long for the form: what is printed is its beginning."""

    expected: str

    def fits(self, found: Json) -> bool:
        """Return whether a beginning of the value stands there."""
        text = str(found or "")
        return bool(text) and (
            self.expected.startswith(text.rstrip("…～")) or self.expected in text
        )


@dataclass(frozen=True, slots=True)
class IfAny:
    """Nothing stands there, or what the law says."""

    law: PrintLaw

    @property
    def expected(self) -> Json:
        """What the law expects."""
        return self.law.expected

    def fits(self, found: Json) -> bool:
        """Return whether nothing stands there or the law is met."""
        return found in _NOTHING or self.law.fits(found)


@dataclass(frozen=True, slots=True)
class Same:
    """The very value."""

    expected: Json

    def fits(self, found: Json) -> bool:
        """Return whether it is the value."""
        return found == self.expected


def in_print_data(law: PrintLaw) -> PrintLaw:
    """Return the law for a value as print data write it: as text, flags as 1 and 0."""
    if isinstance(law, IfAny):
        return IfAny(in_print_data(law.law))
    return Same(text_of(law.expected)) if isinstance(law, Same) else law


def _holds(text: str, part: PrintLaw) -> bool:
    if isinstance(part, CodeLaw):
        names = {_plain(part.meaning), _plain(part.code), _plain(part.meaning.split("（")[0])}
        return any(name in text for name in names)
    if isinstance(part, DayLaw):
        return part.fits(text)
    return _plain(part.expected) in text


def _plain(value: Json) -> str:
    """Return a text without spaces, digits and letters in one width."""
    text = "" if value is None else str(value)
    narrow = str(jaconv.z2h(text, kana=False, ascii=True, digit=True))
    return "".join(unicodedata.normalize("NFC", narrow).split()).replace(",", "")
