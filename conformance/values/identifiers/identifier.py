"""What an identifier is: a form, perhaps a check digit, and a way to make synthetic ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import jaconv

from conformance.values.problem import problem
from conformance.values.shown import shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.values.problem import Problem
    from conformance.values.words import Bilingual, Fact

_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―−ー]")


@dataclass(frozen=True, slots=True)
class CheckDigit:
    """Where the check digit stands and which digits fit a body.

    Attributes:
        fitting: the check digits that fit a body, the surest first; more than one only where the
            published rule does not decide.
        place: whether it stands before or after the body.
        separator: what stands between symbols, for codes written in symbols.
    """

    fitting: Callable[[str], tuple[str, ...]]
    place: Literal["first", "last"] = "last"
    separator: str = ""

    def split(self, text: str) -> tuple[str, str]:
        """Return body and check digit."""
        if self.place == "first":
            return text[1:], text[0]
        if self.separator:
            body, _, digit = text.rpartition(self.separator)
            return body, digit
        return text[:-1], text[-1]

    def join(self, body: str) -> str:
        """Return the body with its check digit."""
        digit = self.fitting(body)[0]
        return digit + body if self.place == "first" else body + self.separator + digit


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One kind of identifier.

    Attributes:
        key: ASCII name, as in the catalogue (`kojin_bango`).
        name: what people call it.
        pattern: the whole form.
        form: the form in words.
        source: law or specification the form and check digit come from.
        make: a body (the whole value when there is no check digit) from a seed.
        control: the check digit, if there is one.
        part_wrong: what is expected of a part that is wrong, in a value of the right form.
        hidden: the value must never be printed; problems show its shape only.
    """

    key: str
    name: Bilingual
    pattern: str
    form: Bilingual
    source: str
    make: Callable[[int], str]
    control: CheckDigit | None = None
    part_wrong: Callable[[str], Bilingual | None] | None = None
    hidden: bool = False

    def check(self, text: str) -> Problem | None:
        """Return what is wrong with `text`; None when nothing is."""
        if not self._has_form(text):
            return self._misformed(text)
        expected = self.part_wrong(text) if self.part_wrong else None
        if expected is not None:
            return self._problem("V-ID-PART", text, part=expected)
        if self.control is not None:
            body, digit = self.control.split(text)
            if digit not in self.control.fitting(body):
                return self._problem("V-ID-CHECK", text)
        return None

    def doubt(self, text: str) -> Problem | None:
        """Return why a value that `check` accepts is not certain; None when it is."""
        if self.control is None or self.check(text) is not None:
            return None
        fitting = self.control.fitting(self.control.split(text)[0])
        if len(fitting) == 1:
            return None
        return self._problem("V-ID-CHECK-UNCERTAIN", text, accepted=", ".join(fitting))

    def check_digit(self, body: str) -> str | None:
        """Return the check digit of a body of the right form; None when the kind has none."""
        return None if self.control is None else self.control.fitting(body)[0]

    def generate(self, seed: int) -> str:
        """Return the synthetic value of a seed (any whole number); always the same one."""
        body = self.make(seed)
        return body if self.control is None else self.control.join(body)

    def _has_form(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None

    def _misformed(self, text: str) -> Problem:
        narrow = jaconv.z2h(text, kana=False, ascii=True, digit=True)
        if self._has_form(narrow):
            return self._problem("V-ID-WIDTH", text, form=self.form)
        if self._has_form(_SEPARATORS.sub("", narrow)):
            return self._problem("V-ID-SEPARATOR", text, form=self.form)
        return self._problem("V-ID-FORM", text, form=self.form, length=len(text))

    def _problem(self, code: str, text: str, **facts: Fact) -> Problem:
        return problem(code, shape(text) if self.hidden else text, name=self.name, **facts)
