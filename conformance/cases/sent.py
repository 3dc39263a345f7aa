"""What a case put into its calls: of a package's evidence, this much the harness made itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.contract.call import Call
    from conformance.findings import Json

T = TypeVar("T")
_EMPTY = frozenset({"capabilities", "close", "export", "audit"})  # calls that carry no values


@dataclass
class CallRecorder(PackageWrapper):
    """Goes round any package and keeps what its calls carry until it is forgotten."""

    carried: list[Json] = field(default_factory=list)

    def forget(self) -> None:
        """Forget what the case before sent."""
        self.carried.clear()

    def twin(self) -> CallRecorder:
        """Return a second connection to the same municipality; what it sends is kept here, too."""
        return replace(self, package=twin_of(self.package))

    def made(self, call: Call, make: Callable[[], T]) -> T:
        """Make a call and keep what it carries."""
        if call.action == "fresh":
            self.carried.append(call.body["business_date"])
        elif call.action == "load":
            self.carried += cast("list[Json]", call.body["rows"])
        elif call.action not in _EMPTY:
            self.carried.append(dict(call.body))
        return make()
