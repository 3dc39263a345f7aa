"""A second way to the same package, for calls at the same time, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from conformance.findings import UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from conformance.surfaces.package import Package


@runtime_checkable
class Twinned(Protocol):
    """A way to a package that can be opened a second time, for a call at the same time."""

    def twin(self) -> Package:
        """Return a second connection to the same municipality."""


def twin_of(package: Package) -> Package:
    """Return a second connection to the same municipality (`UntestedError`: there is but one)."""
    if not isinstance(package, Twinned):
        raise UntestedError(ONE_CONNECTION)
    return package.twin()


ONE_CONNECTION: Final = make_cause("U-ONE-BY-ONE", {"missing": "twin"})
"""The way to the package has one connection."""

PROCESSES_APART: Final = replace(
    ONE_CONNECTION,
    ja="アダプターのプロセスがサンドボックスを共有しないため、同時の要求を試せません。",
    en="processes of the adapter share no sandbox; calls at the same time cannot be tried",
    remedy_ja="共有できるなら surfaces.api.command に parallel: true と書いてください。",
    remedy_en="write parallel: true under surfaces.api.command if they do share them",
    details={},
)
"""The command adapter could start a second process, which would know nothing of the first."""
