"""Of what a run is: the domains, surfaces and cases chosen, and the parts that are delivered.

What a result says of it stands; while there is none, what the command and the profile say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import ConformanceError
from conformance.results.delivery import narrowed_deliveries
from conformance.results.folder import RESULT
from conformance.results.scope import scope_said
from conformance.results.words import SURFACES
from conformance.values.words import Bilingual
from conformance.workbench.shelf import domain_names, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.surfaces.profile import Profile
    from conformance.workbench.bench import Bench
    from conformance.workbench.runs import Run

_ALL = Bilingual("全体", "everything")
_FILES = Bilingual("渡したファイル", "the files given")


def chosen(run: Run) -> tuple[Bilingual, ...]:
    """Return what alone a run was started on, by its command; nothing where it is of everything."""
    return (_FILES,) if run.kind == "files" else tuple(_chosen(run.command))


def said(parts: Sequence[Bilingual]) -> Bilingual:
    """Return what was chosen as a phrase."""
    if not parts:
        return _ALL
    return Bilingual(
        "、".join(one.ja for one in parts) + " のみ",
        "only " + ", ".join(one.en for one in parts),
    )


def scope_of(run: Run, bench: Bench) -> tuple[Bilingual, ...]:
    """Return the phrases that say of what a run is, the narrowest selection first."""
    path = bench.runs.folder(run) / RESULT
    if run.kind != "accept" and run.state != "running" and path.is_file():
        try:
            result = bench.library.result(path)
        except ConformanceError:
            pass  # its own page says what is wrong with it
        else:
            return (
                scope_said(result.scope, result.catalogue),
                *narrowed_deliveries(result.catalogue, result.cases),
            )
    listed = bench.shelf.get(run.profile) or next(
        (one for one in bench.shelf.all() if one.asked == run.profile), None
    )
    found = None if listed is None else loaded(listed.path)
    parts = () if found is None else tuple(_delivered(found.profile))
    return (said(chosen(run)), *parts)


def _chosen(command: Sequence[str]) -> Iterator[Bilingual]:
    """Yield what the options of a command select, each in the words of the form."""
    for word in command:
        name, given, value = word.partition("=")
        if not given:
            continue
        if name == "--domain":
            yield Bilingual(*domain_names(value))
        elif name == "--surface":
            yield SURFACES.get(value) or Bilingual(value, value)
        elif name == "--case":
            yield Bilingual(value, value)
        elif name == "--sample":
            yield Bilingual(f"事業者の合格から {value} 件", f"{value} of the vendor's passes")


def _delivered(profile: Profile) -> Iterator[Bilingual]:
    """Yield a phrase for each specification of which the profile delivers some parts."""
    for domain, wanted in profile.specifications.items():
        if wanted.parts:
            ja, en = domain_names(domain)
            keys = ", ".join(wanted.parts)
            yield Bilingual(f"{ja}は {keys} のみ納入", f"of {en} only {keys} is delivered")
