"""What a check found against a requirement: typed, explained, and free of other people's data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a call was refused, and about which item."""

    code: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a package answered to a call, or should have answered.

    `status` is None where only the reason is asked for. `message` holds the package's own words.
    """

    status: int | None
    reasons: tuple[Reason, ...] = ()
    message: str = ""

    def line(self) -> str:
        """Return it as people read it, in any language: `HTTP 400 E0003 (name)`."""
        status = () if self.status is None else (f"HTTP {self.status}",)
        told = (f"{r.code} ({r.item})" if r.item else r.code for r in self.reasons)
        return " ".join(dict.fromkeys(filter(None, (*status, *told))))


Shown = Json | Answered
"""What was expected or found: a value, or an answer."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call to a package and its answer, as evidence. Paths never hold a sandbox's name."""

    method: str
    path: str
    request: Json
    status: int
    response: Json


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in an export file, as evidence; `column`: the item, empty where it is the row's."""

    file: str
    line: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """A place on a form as it was issued, as evidence: `page 1`, `copy 2`, and the item there."""

    place: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step of how the expected value follows, in both languages."""

    ja: str
    en: str
    law: str | None = None


CounterexampleForm = Literal["value", "choices", "listed"]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """What was drawn when a generated case failed, so that the very same can be tried again.

    `part`: which of the draws of a case it is of, empty where there is one. `form`: `value`, the
    drawn value as JSON; where it is no JSON, `choices`, what draws it again (base64), or `listed`,
    its place among the values that the case tries in any event. `saved`: it was not found in this
    run but kept from an earlier one.
    """

    part: str
    form: CounterexampleForm
    value: Json
    saved: bool = False


@dataclass(frozen=True, slots=True)
class FindingPart:
    """One of several deviations that a finding tells at once.

    `items`: what was compared there, together; none where it was all that the check compares.
    """

    code: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation: what was expected, what was found, where, why, and what to do.

    `cause` names the thing that is broken (an item, a rule, a function); findings of one run with
    the same cause are one defect and are reported once, with the others folded below. `about` is
    the item whose value was found, where it is one. `masked`: `found` was
    masked where it was made. `exchanges`, `cells` and `places` are the evidence: calls, cells of
    files, places on paper. `example` is what a story is
    told from (`conformance.cases.stories`); `counterexample` what a generated case is tried with
    again. `parts`: of several deviations told at once each one, so that each is held against what
    supports it; empty where the finding itself says it.
    """

    code: str
    ja: str
    en: str
    expected: Shown
    found: Shown
    where: str
    cause: str
    remedy_ja: str = ""
    remedy_en: str = ""
    steps: tuple[Explanation, ...] = ()
    example: Json = None
    exchanges: tuple[Exchange, ...] = ()
    masked: bool = False
    counterexample: Counterexample | None = None
    about: str = ""
    cells: tuple[Cell, ...] = ()
    places: tuple[PaperPlace, ...] = ()
    parts: tuple[FindingPart, ...] = ()


class FindingError(AssertionError):
    """Raised by a check: the package deviates from the requirement."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.code} {finding.en}")
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something could not be judged, and what to do about it (never the product's fault)."""

    code: str
    ja: str
    en: str
    remedy_ja: str = ""
    remedy_en: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


class UntestedError(Exception):
    """Raised by a check that could not be carried out; the case stays untested with the cause."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"{cause.code} {cause.en}")
        self.cause = cause


class TransportError(Exception):
    """The surface did not answer as a server does: refused, hung, dropped, endless."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"{cause.code} {cause.en}")
        self.cause = cause


class AttestedError(Exception):
    """Raised by a check when all that speaks for the package is what its vendor says itself."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.en)
        self.cause = cause


class UnclearError(Exception):
    """Raised by a check when the package follows one reading of a specification that has two.

    `switch` is the profile's switch that declares a reading of the question.
    """

    def __init__(self, question: str, reading: str, switch: str) -> None:
        super().__init__(f"{question}: {reading}")
        self.question = question
        self.reading = reading
        self.switch = switch
