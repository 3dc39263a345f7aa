"""All ways in which somebody can look at a town that a domain offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.operations import Batch, Restrict, Search
from conformance.checks.lives import hand_out, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.checks.lives.act import StoryRun


KeptIn = Literal["functions", "forms", "linkages"]

_KEPT_IN: Final[Mapping[str, KeptIn]] = {
    **dict.fromkeys(("view", "search", "batch"), "functions"),
    "copy": "forms",
    "link": "linkages",
}


@dataclass(frozen=True)
class Look:
    """One way to look: of what kind, in which domain, and how it is taken for a person."""

    kind: str
    domain: str
    name: str
    take: Callable[[StoryRun, int], bool]

    @property
    def kept_in(self) -> KeptIn | None:
        """Where the catalogue keeps what it is; None where it is no requirement of its own."""
        return _KEPT_IN.get(self.kind)


def looks_at(spec: Specification, groups: frozenset[str]) -> Iterator[Look]:
    """Yield the ways to look at rows of the groups that the events of a domain write."""
    domain = spec.domain
    for key, function in spec.functions.items():
        operation = function.operation
        if isinstance(operation, Restrict) and operation.record in groups:
            yield Look("view", domain, key, partial(look.viewed_by_all, domain, key))
        elif isinstance(operation, Search) and operation.record in groups:
            yield from (_search(domain, key, number) for number in range(len(operation.by)))
        elif isinstance(operation, Batch) and operation.record in groups and not operation.alike:
            yield Look("batch", domain, key, partial(_anybody, hand_out.batched, domain, key))
    for form in spec.forms.values():
        binding = binding_of(spec, form)
        if binding and binding.record in groups and binding.locating(form):
            yield Look("copy", domain, form.key, partial(look.copied_to_all, domain, form.key))
    for key, link in spec.linkages.items():
        if link.provider == domain and groups & set(link.data):
            yield Look("link", domain, key, partial(_anybody, hand_out.send_linkage, domain, key))
    for group in sorted(groups):
        yield Look("export", domain, group, partial(_anybody, hand_out.exported, domain, group))


def _anybody(
    take: Callable[[StoryRun, str, str], bool], domain: str, key: str, town: StoryRun, _owner: int
) -> bool:
    """Look at everybody at once, whoever it was about."""
    return take(town, domain, key)


def _search(domain: str, key: str, by: int) -> Look:
    return Look(
        "search", domain, key, lambda town, who: hand_out.searched(town, domain, key, by, who)
    )
