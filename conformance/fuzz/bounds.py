"""A vendor's document is held against limits before requests are made of its schemas.

What makes requests writes references out and runs patterns: a page of text could keep it busy for
ever. The limits are in `values/limits.py`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.values.limits import EXPANDED_SCHEMA, LEAST_OF_SCHEMA
from conformance.values.patterns import is_costly

if TYPE_CHECKING:
    from conformance.findings import Json

_LEAST = ("minItems", "minLength", "minProperties")


def check_schemas(document: dict[str, Json], place: str) -> None:
    """Hold all schemas of a document against the limits.

    Raises:
        UsageError: USE061, a schema that cannot be tried in reasonable time.
    """
    seen: dict[str, int] = {}
    try:
        size = _size(document, document, seen, ())
    except RecursionError:
        size = EXPANDED_SCHEMA + 1
    if size > EXPANDED_SCHEMA:
        raise UsageError(
            _costly(
                place,
                f"$ref を書き下すと値が {EXPANDED_SCHEMA} を超えます",
                f"written out, its $ref have more than {EXPANDED_SCHEMA} values",
            )
        )
    _walk(document, place)


def _size(node: Json, document: Json, seen: dict[str, int], open_: tuple[str, ...]) -> int:
    """Return how many values a node has when its references are written out.

    A reference to what it stands in is not written out: schemas of trees are lawful.
    """
    if isinstance(node, list):
        return 1 + sum(_size(one, document, seen, open_) for one in node)
    if not isinstance(node, dict):
        return 1
    reference = node.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/"):
        if reference in open_:
            return 1
        if reference not in seen:
            target = _target(document, reference)
            found = _size(target, document, seen, (*open_, reference))
            seen[reference] = min(found, EXPANDED_SCHEMA + 1)
        return seen[reference]
    return 1 + sum(_size(one, document, seen, open_) for one in node.values())


def _target(document: Json, reference: str) -> Json:
    node = document
    for step in reference[2:].split("/"):
        name = step.replace("~1", "/").replace("~0", "~")
        node = node.get(name) if isinstance(node, dict) else None
    return node


def _walk(document: Json, place: str) -> None:
    """Hold patterns and numbers of every schema against the limits."""
    left: list[tuple[str, Json]] = [("#", document)]
    while left:
        at, node = left.pop()
        if isinstance(node, list):
            left += [(f"{at}/{number}", one) for number, one in enumerate(node)]
        elif isinstance(node, dict):
            _one(node, f"{place}{at}")
            left += [(f"{at}/{name}", one) for name, one in node.items()]


def _one(node: dict[str, Json], place: str) -> None:
    reference = node.get("$ref")
    if isinstance(reference, str) and not reference.startswith("#"):
        shown = reference[:60]
        raise UsageError(
            _costly(place, f"$ref が別の文書を指します: {shown}", f"$ref to elsewhere: {shown}")
        )
    if any(isinstance(value, float) and not math.isfinite(value) for value in node.values()):
        raise UsageError(_costly(place, "数でない値があります", "a value is no finite number"))
    pattern, step = node.get("pattern"), node.get("multipleOf")
    if isinstance(pattern, str) and is_costly(pattern):
        shown = pattern[:60]
        raise UsageError(
            _costly(place, f"pattern が重すぎます: {shown}", f"the pattern is too costly: {shown}")
        )
    if isinstance(step, int | float) and not isinstance(step, bool) and step <= 0:
        raise UsageError(
            _costly(place, "multipleOf は正の数です", "multipleOf must be a positive number")
        )
    for name in _LEAST:
        least = node.get(name)
        if isinstance(least, int) and least > LEAST_OF_SCHEMA:
            raise UsageError(
                _costly(
                    place,
                    f"{name} が {LEAST_OF_SCHEMA} を超えます: {str(least)[:20]}",
                    f"{name} is above {LEAST_OF_SCHEMA}: {str(least)[:20]}",
                )
            )


def _costly(place: str, ja: str, en: str) -> Message:
    return Message(
        "USE061",
        f"この文書からは現実的な時間で要求を作れません。{ja}",
        f"no request can be made of this document in reasonable time: {en}",
        "その箇所を直すか、試験する部分だけの文書を --openapi に指定してください。",
        "mend that place, or give --openapi a document of the part under test",
        place,
    )
