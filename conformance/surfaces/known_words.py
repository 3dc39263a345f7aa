"""The words that may be shown as they are: of the contract, the catalogue and the mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import BaseModel

from conformance.catalog.once import once_per_specification
from conformance.values.secrets import MARK, USED
from conformance.values.shown import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.contract.reply import Refusal
    from conformance.surfaces.mapping.models.section import Mapping as Section
    from conformance.surfaces.profile import Profile

_KEY = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[A-Z][0-9]{4}")
_NAME = re.compile(r"[^\W\d]\w*")
_LITERAL = re.compile(r"""'([^']*)'|`"?([^`"]*)"?`|"([^"]*)\"""")
"""What an expression of a mapping compares with: `status == '0000'`."""
_UNMAPPED = re.compile(r"\(unmapped: (.*)\)", re.DOTALL)
_STATUS = re.compile(r"HTTP [1-5][0-9]{2}")  # stands for a reason where the body gives none
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CONTRACT = """
    E0001 E0002 E0003 E0004 C0403 C0404 C0405 C0409 C0422
    metadata title detail _links self href result errors code message item items index
    sandbox rows row actor id role inputs given output where group groups domain function key
    subject addressee format media_type content at action target outcome accepted refused
    clerk supervisor other_department other_municipality other_party third_party
    household requested conf-clerk conf-supervisor conf-other-department conf-other-municipality
    load read create update cancel search issue link export batch calculate restrict
    xml csv pdf application/json application/xml application/pdf text/csv text/plain text/html
    access_token token_type Bearer bearer expires_in scope refresh_token error invalid_client
    invalid_scope unsupported_grant_type status count total limit offset page size next
    loaded removed received sent found history numbers latest alert changes_kept first second
    str int float bool dict list NoneType object true false null none
"""
CONTRACT = frozenset(_CONTRACT.split())
"""Names, codes and roles of the interfaces under test, and of what a check says of a value."""

COUNTERS = frozenset(
    {"status", "count", "loaded", "total", "limit", "offset", "page", "size", "expires_in"}
)
"""Members that hold a small number of the interface, never of a person."""


@dataclass(frozen=True)
class ShowableWords:
    """Words that may be shown; `codes`: the values of the code lists, by the key of the item."""

    words: frozenset[str] = CONTRACT
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Say whether a word, or the key that a vendor's spelling of it stands for, is known."""
        return word in self.words or _key_of(word) in self.words

    def told(self, word: str) -> str:
        """Return what a package named, as people may be told of it: by its shape unless known."""
        place = unmapped(word)
        if place is not None:
            return f"(unmapped: {self.told(place)})"
        if self.knows(word) or is_status(word):
            return word
        return shape(word) if USED.hidden(word) == word else MARK  # of a secret not even its shape

    def told_of(self, reasons: Iterable[Refusal]) -> str:
        """Return the reasons of a refusal as people may be told of them."""
        said = ((one.code, one.item) for one in reasons)
        return ", ".join(" ".join(self.told(part) for part in one if part) for one in said)

    def is_code(self, item: str, value: str) -> bool:
        """Say whether a value is one of the code list of an item."""
        return value in self.codes.get(item, ())


def unmapped(text: str) -> str | None:
    """Return the vendor's place that a reason names and no item is mapped to; None: it is none."""
    found = _UNMAPPED.fullmatch(text)
    return None if found is None else found[1]


def is_status(text: str) -> bool:
    """Say whether a text is the status that stands for a reason where the body gives none."""
    return _STATUS.fullmatch(text) is not None


def vocabulary(specs: Iterable[Specification], section: Section | None) -> ShowableWords:
    """Return the words of specifications, and those that a mapping declares."""
    known = list(specs)
    codes: dict[str, frozenset[str]] = {}
    for spec in known:
        for item, values in _codes_of(spec).items():
            codes[item] = codes.get(item, frozenset()) | values
    declared = {name for text in _texts(section) for name in (text, *_said_in(text))}
    return ShowableWords(CONTRACT.union(declared, *map(_words_in, known)), codes)


@once_per_specification
def _words_in(spec: Specification) -> frozenset[str]:
    """Return the keys of a specification, and the numbers that the law states in it."""
    words = {word for part in _parts(spec) for word in _texts(part) if _KEY.fullmatch(word)}
    return frozenset(words | {str(n) for r in spec.rules.values() for n in _numbers(r.parameters)})


@once_per_specification
def _codes_of(spec: Specification) -> Mapping[str, frozenset[str]]:
    """Return the values of the code lists of a specification, by the key of the item."""
    recorded = (item for group in spec.records.values() for item in group.items)
    printed = (item for form in spec.forms.values() for item in form.items)
    found: dict[str, frozenset[str]] = {}
    for item in (*recorded, *printed):
        listed = spec.codes.get(item.code_list or "")
        if listed is not None and listed.values:
            found[item.key] = found.get(item.key, frozenset()).union(listed.values)
    return found


def words_of(spec: Specification, profile: Profile) -> ShowableWords:
    """Return the words of a package that a sentence on a case of a specification may repeat."""
    api = profile.surfaces.api
    return vocabulary((spec,), None if api is None else api.mapping)


def _said_in(expression: str) -> Iterator[str]:
    yield from _NAME.findall(expression)
    yield from filter(None, (one for found in _LITERAL.findall(expression) for one in found))


def _parts(spec: Specification) -> Iterator[object]:
    yield spec.domain
    yield from (spec.functions, spec.forms, spec.records, spec.codes, spec.linkages)
    yield from (spec.rules, spec.invariants, spec.questions, spec.apis)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(value.__dict__)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _texts(inner)


def _numbers(value: object) -> Iterator[int]:
    """Yield the amounts and limits of a rule, which the law states."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, BaseModel):
        yield from _numbers(value.__dict__)
    elif isinstance(value, Mapping):
        yield from _numbers(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _numbers(inner)


def _key_of(word: str) -> str:
    """Return a word in the catalogue's spelling: `atenaNumber`, `Atena-Number` → `atena_number`."""
    return _HUMP.sub("_", word).replace("-", "_").lower()
