"""What a revision reaches: cases, requirements, faults, vendors, stored results, and the re-run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["added", "removed", "changed", "level"]
Basis = Literal["plan", "calls", "entries"]


@dataclass(frozen=True, slots=True)
class TouchedCase:
    """A case that is new, gone, asks something else, or is asked of others than before.

    `basis`: how that was found. `plan`: the case itself is planned otherwise. `calls`: carried out
    in both versions, what the one says is answered otherwise by a sound package of the other.
    `entries`: it could not be carried out so (it draws what it tries, reads files or uses an
    official API), and an entry that it is built on has changed. `through` are the entries on the
    way from a changed one.
    """

    id: str
    requirement: str
    what: What
    basis: Basis
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TouchedLinkage:
    """A linkage with its two parties."""

    id: str
    provider: str
    consumer: str


@dataclass(frozen=True, slots=True)
class TouchedMutant:
    """A fault of the sample package; `gone`: the requirement that it breaks is no more."""

    key: str
    requirement: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ComparedCases:
    """How many cases were looked at again, and how; the others name nothing that changed."""

    cases: int
    by_calls: int
    by_entries: int


@dataclass(frozen=True, slots=True)
class Rerun:
    """The cases to run, as patterns that fit just these, and the line to type."""

    cases: int
    patterns: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class TouchedProfile:
    """What a profile has to do with it.

    `due`: requirements that apply now and did not before, or are demanded now. `stale`: what it
    says of requirements that are no more. `version`: domains whose version it names otherwise.
    """

    profile: str
    due: tuple[str, ...]
    stale: tuple[str, ...]
    version: tuple[str, ...]
    rerun: Rerun


@dataclass(frozen=True, slots=True)
class TouchedResult:
    """What a stored result is still worth.

    `same_catalogue`: it was judged by the version before, whose digest it bears. `stands`: passes
    of cases that ask the same. `lost`: passes of cases that ask something else. `gone`: judged
    cases that are no more. `missing`: cases that it has not. `open`: cases that are left and had
    not passed, or did not apply and do now.
    """

    result: str
    product: str
    same_catalogue: bool
    stands: int
    lost: tuple[str, ...]
    gone: tuple[str, ...]
    missing: tuple[str, ...]
    open: tuple[str, ...]
    rerun: Rerun


@dataclass(frozen=True, slots=True)
class Impact:
    """What a revision reaches, in the order of the catalogue."""

    cases: tuple[TouchedCase, ...]
    requirements: tuple[str, ...]
    rules: tuple[str, ...]
    forms: tuple[str, ...]
    linkages: tuple[TouchedLinkage, ...]
    mutants: tuple[TouchedMutant, ...]
    compared: ComparedCases
    rerun: Rerun
    profiles: tuple[TouchedProfile, ...] = ()
    results: tuple[TouchedResult, ...] = ()
