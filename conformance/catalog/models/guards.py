"""Why a function that writes refuses a request."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, Scalar
from conformance.catalog.models.derive import Binding

Role = Literal["clerk", "supervisor", "other_department", "other_municipality"]
ErrorCode = Literal["E0001", "E0002", "E0003", "E0004", "C0403", "C0404", "C0405", "C0409", "C0422"]


class RefGuard(Entry):
    """The function refuses when the input names no existing row of the item's referred group."""

    kind: Literal["reference"] = "reference"
    input: Key
    error: ErrorCode = "E0004"


class OrderGuard(Entry):
    """The function refuses when `earlier` lies after `later` (dates, months, numbers).

    Either may be an item that the function derives: a term that is over is refused so.
    """

    kind: Literal["order"]
    earlier: Key
    later: Key
    error: ErrorCode = "E0004"


class RuleGuard(Entry):
    """The function refuses when a rule's output has the given value."""

    kind: Literal["rule"]
    rule: Key
    given: dict[str, Binding]
    output: str
    refuse_when: Scalar
    error: ErrorCode = "E0004"


class ValueGuard(Entry):
    """The function refuses an input that has none of the values."""

    kind: Literal["value"]
    input: Key
    of: tuple[Scalar, ...]
    error: ErrorCode = "E0004"


class RoleGuard(Entry):
    """The function refuses everybody but the named roles."""

    kind: Literal["role"]
    allow: tuple[Role, ...]
    error: ErrorCode = "C0403"


Guard = Annotated[
    RefGuard | OrderGuard | RuleGuard | ValueGuard | RoleGuard, Field(discriminator="kind")
]
