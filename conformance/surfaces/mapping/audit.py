"""The vendor's audit log as entries of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.rows import key_of
from conformance.surfaces.mapping.answers import rows_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.names import Category
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.mapping.vocabulary import Vocabulary
    from conformance.surfaces.roles import RoleSection

_TARGETS: tuple[tuple[Category, str], ...] = (
    ("groups", "records"),
    ("forms", "forms"),
    ("rules", "rules"),
    ("linkages", "linkages"),
)


def entries(
    answers: Iterable[StepResult], vocabulary: Vocabulary, roles: Mapping[str, RoleSection]
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
        subject = row.get("subject")
        listed = subject if isinstance(subject, list) else [subject]
        if any(isinstance(one, list | dict) for one in (subject, *listed)):
            target = str(row.get("target"))
            row["subject"] = ",".join(_named(one, target, vocabulary) for one in listed)
    return tuple(found)


def _named(one: Json, target: str, vocabulary: Vocabulary) -> str:
    """Return how a subject is told: an object by its keys, a number as it is."""
    return _subject(one, target, vocabulary) if isinstance(one, dict) else str(one)


def _subject(held: Row, target: str, vocabulary: Vocabulary) -> str:
    """Return an object of the vendor's fields as `key=value,…`; empty when it fits no group.

    It is read as the key of the group that the entry is about, else of the group of whose key it
    holds most: an entry about a form names a row of some group.
    """
    found = [
        (group == target, _told_of(key, domain, group, vocabulary), key)
        for domain, spec in vocabulary.specs.items()
        for group in spec.records
        if (key := _key(held, domain, group, vocabulary))
    ]
    best = max(found, key=lambda one: one[:2], default=(False, 0, {}))[2]
    return ",".join(f"{name}={value}" for name, value in best.items())


def _told_of(key: Row, domain: str, group: str, vocabulary: Vocabulary) -> int:
    """Return how many items of a key the entry told: not the code of the one municipality."""
    return len(key.keys() - vocabulary.group(domain, group).standing.keys())


def _key(held: Row, domain: str, group: str, vocabulary: Vocabulary) -> Row:
    """Return the key of a group that a vendor's object holds as a whole; empty if it does not."""
    codec = vocabulary.group(domain, group)
    key = key_of(vocabulary.specs[domain].records[group], codec.back(held))
    told = {name: value for name, value in key.items() if name not in codec.standing}
    return key if told and None not in told.values() else {}


def _target(word: str, vocabulary: Vocabulary) -> str:
    for domain, spec in vocabulary.specs.items():
        for category, part in _TARGETS:
            key = vocabulary.words.key(category, domain, word, getattr(spec, part))
            if key is not None:
                return key
    return word
