"""Tables of a rule's dated parameters: rows of whole numbers, as the catalogue states them."""

from typing import cast

from conformance.rules.core import InForce


def rows(law: InForce, name: str) -> list[list[int]]:
    """Return the rows of the table `name`; not in force on that day, it is out of scope."""
    return cast("list[list[int]]", law.raw(name))
