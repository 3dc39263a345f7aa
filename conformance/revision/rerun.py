"""The smallest run that tries some cases and no others: patterns, and the line to type."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from conformance.revision.model import Rerun

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PROFILE = "PROFILE"
"""What stands in a line for a profile that nobody named."""

_REQUIREMENT = 3  # domain, kind, key


def rerun(wanted: Collection[str], every: Mapping[str, Collection[str]], profile: str) -> Rerun:
    """Return the run of the wanted cases; `every`: all cases of each domain after the revision."""
    chosen = {name: set(wanted) & set(ids) for name, ids in every.items()}
    chosen = {name: ids for name, ids in chosen.items() if ids}
    patterns = [p for name, ids in chosen.items() for p in _patterns(name, ids, every[name])]
    return Rerun(sum(map(len, chosen.values())), tuple(patterns), _line(profile, chosen, patterns))


def _line(profile: str, domains: Iterable[str], patterns: list[str]) -> str:
    """Return the command; empty where there is nothing to run."""
    if not patterns:
        return ""
    parts = ["conformance", "run", profile]
    parts += [part for name in domains for part in ("--domain", name)]
    parts += [part for one in patterns for part in ("--case", one)]
    return " ".join(part if part == PROFILE else shlex.quote(part) for part in parts)


def _patterns(domain: str, wanted: set[str], every: Collection[str]) -> Iterator[str]:
    """Yield patterns that fit the wanted cases alone: a domain, a requirement, one case."""
    if wanted == set(every):
        yield f"{domain}/*"
        return
    groups: dict[str, list[str]] = {}
    for one in every:
        groups.setdefault("/".join(one.split("/")[:_REQUIREMENT]), []).append(one)
    for requirement, cases in groups.items():
        those = [one for one in cases if one in wanted]
        whole = len(those) == len(cases)
        yield from [f"{requirement}/*"] if whole and len(cases) > 1 else those
