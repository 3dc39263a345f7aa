"""Which kind of change a place that differs is, by the file and the place inside the entry.

The first line that fits decides. A line names the kind of what was added, removed and changed
there; what only an editor reads is `text`. What no line names is a change of the entry as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.changes.kinds import Kind
    from conformance.catalog.changes.leaves import Leaf, Path
    from conformance.catalog.changes.model import Part

    Line = tuple[str, Kind] | tuple[str, Kind, Kind, Kind]

_TEXTS = (
    *(
        "title_ja",
        "title_en",
        "name_ja",
        "name_en",
        "note",
        "source",
        "confidence",
        "open_question",
    ),
    *("official_id", "official_section", "section", "summary", "group", "no_event", "timing"),
    *("condition", "why", "official", "part", "parts", "scope_note", "counterpart", "again"),
)
_DAYS = ("conforms_from", "valid_until")
"""When a version counts; it asks nothing else for that."""
_SOURCED = ("title_ja", "title_en", "note", "source", "confidence", "official")

_ITEMS: tuple[Line, ...] = (
    ("items/*/official/**", "text"),
    ("items/*/official", "ground-changed", "ground-changed", "text"),
    ("items/*/name_ja", "item-renamed"),
    ("items/*/romaji", "item-renamed"),
    *((f"items/*/{name}", "text") for name in ("note", "section", "condition", "official_id")),
    ("items/*/required_when/**", "item-condition-changed"),
    ("items/*/ref/**", "item-reference-changed"),
    ("items/*/**", "item-type-changed"),
    ("items", "item-condition-changed"),
)
"""Of items; sizes, whether it is required and class are told in `refined`."""

_LINES: Mapping[Part, tuple[Line, ...]] = {
    "functions": (
        ("operation/inputs/*", "input-added", "input-removed", "operation-changed"),
        ("operation/guards/*/error", "reason-changed"),
        ("operation/guards/*", "reason-added", "reason-removed", "reason-changed"),
        ("touches/**", "text"),
        ("**", "operation-changed"),
    ),
    "events": (
        ("refuses/*/reason", "reason-changed"),
        *((f"*/*/{name}", "text") for name in _SOURCED),
        *((f"*/*/*/{name}", "text") for name in _SOURCED),
        ("*/*/provenance", "ground-changed"),
        ("*/*/*/provenance", "ground-changed"),
        ("refuses/*", "reason-added", "reason-removed", "reason-changed"),
        ("refuses/**", "reason-changed"),
        ("effects/*", "effect-added", "effect-removed", "effect-changed"),
        ("effects/**", "effect-changed"),
        ("afterwards/*/*", "effect-added", "effect-removed", "effect-changed"),
        ("afterwards/**", "effect-changed"),
        *((f"cancel/{name}", "text") for name in _SOURCED),
        ("cancel/provenance", "ground-changed"),
        ("law/**", "rule-law-changed"),
        ("**", "event-changed"),
    ),
    "forms": (
        ("items/*/from/note", "text"),
        ("items/*/from/ground", "ground-changed"),
        ("items/*/from/**", "form-source-changed"),
        ("items/*/locates", "form-suppression-changed"),
        ("items/*", "form-item-added", "form-item-removed", "form-changed"),
        *_ITEMS,
        ("shows/**", "form-source-changed"),
        ("suppress_when/**", "form-suppression-changed"),
        ("refuses/*/reason", "reason-changed"),
        *((f"refuses/*/{name}", "text") for name in _SOURCED),
        ("refuses/*/provenance", "ground-changed"),
        ("refuses/**", "form-suppression-changed"),
        ("reserved/source", "text"),
        ("reserved/confidence", "text"),
        ("**", "form-changed"),
    ),
    "records": (
        ("items/*", "item-added", "item-removed", "item-type-changed"),
        *_ITEMS,
        ("official_groups/**", "text"),
        ("**", "record-changed"),
    ),
    "codes": (
        ("values/*", "code-added", "code-removed", "code-renamed"),
        ("values", "code-list-changed"),
        ("official/**", "text"),
        ("**", "code-list-changed"),
    ),
    "linkages": (
        ("data/*", "linkage-group-added", "linkage-group-removed", "linkage-changed"),
        (
            "carries/*/takes/*/*",
            "linkage-item-added",
            "linkage-item-removed",
            "linkage-item-changed",
        ),
        ("carries/*/own/*", "linkage-item-added", "linkage-item-removed", "linkage-item-changed"),
        ("carries/*", "linkage-group-added", "linkage-group-removed", "linkage-changed"),
        ("carries/**", "linkage-item-changed"),
        ("reaches/*", "linkage-event-added", "linkage-event-removed", "linkage-event-changed"),
        ("reaches/**", "linkage-event-changed"),
        ("**", "linkage-changed"),
    ),
    "rules": (
        ("statement", "rule-statement-changed"),
        ("inputs/**", "rule-oracle-changed"),
        ("output/**", "rule-oracle-changed"),
        ("shown/**", "rule-oracle-changed"),
        ("law", "rule-law-changed"),
        ("law_references/**", "rule-law-changed"),
        ("pending_law/**", "text"),
        ("edge/**", "rule-facts-changed"),
        ("**", "rule-oracle-changed"),
    ),
    "invariants": (
        ("statement", "rule-statement-changed"),
        ("edge/**", "text"),
        ("checks/*", "check-added", "check-removed", "check-changed"),
        ("**", "check-changed"),
    ),
    "questions": (
        *((name, "text") for name in ("question", "no_switch")),
        ("citations/**", "text"),
        ("readings/*/ja", "text"),
        ("readings/*/en", "text"),
        ("**", "question-changed"),
    ),
    "apis": (
        ("official/**", "text"),
        *((f"*/*/{name}", "text") for name in ("name_ja", "note", "no", "examples", "condition")),
        *((f"*/*/{name}", "text") for name in ("official", "official/**", "examples/**")),
        ("responses/*/**/official/**", "text"),
        ("parameters/*", "api-parameter-added", "api-parameter-removed", "api-parameter-changed"),
        ("parameters/**", "api-parameter-changed"),
        ("responses/**", "api-response-changed"),
        ("errors/*", "reason-added", "reason-removed", "reason-changed"),
        ("errors/**", "reason-changed"),
        ("timeout_guide_seconds", "text"),
        ("**", "api-changed"),
    ),
    "facts": (("**", "rule-facts-changed"),),
    "domain": (
        *((f"{name}/**", "text") for name in ("laws", "versions", "function_groups", "covers")),
        *(
            (name, "text")
            for name in ("ministry_ja", "spec_title_ja", "version", "notes", "status", *_DAYS)
        ),
        ("**", "domain-changed"),
    ),
}


def kind_of(part: Part, leaf: Leaf) -> Kind:
    """Return the kind of a place that differs."""
    if len(leaf.path) == 1 and leaf.path[0] in _TEXTS:
        return "text"
    if leaf.path == ("provenance",) or leaf.path[0] == "compared":
        return "ground-changed"
    line = next(line for line in _LINES[part] if fits(line[0].split("/"), leaf.path))
    if len(line) == 2:  # noqa: PLR2004 - place and kind
        return line[1]
    if leaf.old is None:
        return line[1]
    return line[2] if leaf.new is None else line[3]


def fits(pattern: list[str], path: Path) -> bool:
    """Say whether a place fits: `*` is any one step, `**` any number of them, none among them."""
    if not pattern:
        return not path
    if pattern[0] == "**":
        return any(fits(pattern[1:], path[start:]) for start in range(len(path) + 1))
    return bool(path) and pattern[0] in {"*", path[0]} and fits(pattern[1:], path[1:])
