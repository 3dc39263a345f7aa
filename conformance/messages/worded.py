"""A deviation in the words of its code: what was found and what to do, with the facts of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import Finding
from conformance.messages.codes import sentence

if TYPE_CHECKING:
    from conformance.findings import Exchange, Shown
    from conformance.values.words import Bilingual, Fact


@dataclass(frozen=True, slots=True)
class Worded:
    """What a code says of a case. `to_do` may say nothing: then the advice of the code holds."""

    code: str
    told: Bilingual
    to_do: Bilingual


def worded(code: str, /, *, form: str = "", **places: Fact) -> Worded:
    """Return a code in its own words, which `places` fill.

    `form`: which of its sentences, where it has several. `KeyError` of a code, a form or a place
    that there is not: a test holds every call against the places of its sentence.
    """
    said = sentence(code, form)
    return Worded(code, said.told.filled(places), said.to_do.filled(places))


def make_finding(
    said: Worded,
    expected: Shown,
    found: Shown,
    where: str,
    *,
    cause: str,
    exchanges: tuple[Exchange, ...] = (),
) -> Finding:
    """Return a finding in the words of its code; `exchanges`: the calls that show it."""
    return Finding(
        said.code,
        said.told.ja,
        said.told.en,
        expected,
        found,
        where,
        cause,
        said.to_do.ja,
        said.to_do.en,
        exchanges=exchanges,
    )
