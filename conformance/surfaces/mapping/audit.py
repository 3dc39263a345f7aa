"""The vendor's audit log as entries of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.answers import rows_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.population.rows import Row
    from conformance.surfaces.mapping.names import Category
    from conformance.surfaces.mapping.steps import Answered
    from conformance.surfaces.mapping.vocabulary import Vocabulary
    from conformance.surfaces.roles import RoleSection

_TARGETS: tuple[tuple[Category, str], ...] = (
    ("groups", "records"),
    ("forms", "forms"),
    ("rules", "rules"),
    ("linkages", "linkages"),
)


def entries(
    answers: Iterable[Answered], vocabulary: Vocabulary, roles: Mapping[str, RoleSection]
) -> tuple[Row, ...]:
    """Return the entries; role codes and words of targets as the contract calls them.

    A table of its own in the scope `audit` goes before what follows from `roles` and `names`.
    """
    codec = vocabulary.audit()
    codes = {section.code: role for role, section in roles.items() if section.code}
    found = rows_back(answers, codec)
    for row in found:
        if codec.fields["role"].converter.plain:
            row["role"] = codes.get(str(row.get("role")), row.get("role"))
        if codec.fields["target"].converter.plain:
            row["target"] = _target(str(row.get("target")), vocabulary)
    return tuple(found)


def _target(word: str, vocabulary: Vocabulary) -> str:
    for domain, spec in vocabulary.specs.items():
        for category, part in _TARGETS:
            key = vocabulary.words.key(category, domain, word, getattr(spec, part))
            if key is not None:
                return key
    return word
