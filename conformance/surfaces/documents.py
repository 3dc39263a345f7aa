"""A stranger's OpenAPI document, JSON or YAML, read within the limits of such documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import yaml

from conformance.catalog.yaml_bounds import BoundsError, check_bounds
from conformance.catalog.yaml_problems import problem_of
from conformance.values.limits import OPENAPI

if TYPE_CHECKING:
    from conformance.values.limits import DocumentLimits

_Loader: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DocumentError(Exception):
    """The content is no document that is read; why, in both languages."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja, self.en = ja, en


def parse_document(content: bytes, limits: DocumentLimits = OPENAPI) -> object:
    """Return the content of a document; JSON is tried first, for it is far quicker.

    Raises:
        DocumentError: it is neither JSON nor YAML, or larger than the limits.
    """
    try:
        found: object = json.loads(content) if len(content) <= limits.max_bytes else None
    except (ValueError, RecursionError):
        found = None
    try:
        if found is not None:
            _check_value(found, limits)
            return found
        check_bounds(content, limits)
        return yaml.load(content, Loader=_Loader)  # noqa: S506 - a safe loader
    except BoundsError as error:
        raise DocumentError(
            f"{error.line} 行目: {error.ja}", f"line {error.line}: {error.en}"
        ) from error
    except yaml.YAMLError as error:
        line, (ja, en, _, _) = problem_of(error, content)
        raise DocumentError(f"{line} 行目: {ja}", f"line {line}: {en}") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError("YAML として読めません。", "it is not readable as YAML") from error


def _check_value(value: object, limits: DocumentLimits) -> None:
    """Hold what JSON gave against the limits, without recursion."""
    level, depth, count = [value], 0, 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > limits.max_depth or count > limits.max_values:
            raise DocumentError(
                f"入れ子か値が多すぎます（上限 {limits.max_depth} 段、{limits.max_values} 個）。",
                f"too deep or too many values: {limits.max_depth} levels, {limits.max_values}",
            )
        level = [
            child
            for one in level
            if isinstance(one, dict | list)
            for child in (one.values() if isinstance(one, dict) else one)
        ]
