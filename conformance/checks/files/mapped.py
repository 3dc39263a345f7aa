"""What the profile's mapping of files leaves out of a case, told before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.agreement import first_brought, origins
from conformance.tables.mapped.causes import no_group, no_item
from conformance.worlds.formulas import formulas_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models import file_laws as law
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.files_mapping.models import FilesMapping
    from conformance.surfaces.profile import Profile

_Needed = tuple[str, str, tuple[str, ...]]  # domain, group, items


def with_own_keys(group: RecordGroup) -> RecordGroup:
    """Return a group whose keys may be as long as those of a product that has keys of its own.

    The lengths of numbers by which rows are told apart are those of our layout; of an identifier,
    and of what a row refers to elsewhere by, the length holds.
    """
    items = tuple(
        item.model_copy(update={"max_len": None})
        if item.key in group.primary_key and item.type == "alnum" and not item.identifier
        else item
        for item in group.items
    )
    return group.model_copy(update={"items": items})


def unmapped(spec: Specification, case: Case, profile: Profile) -> Cause | None:
    """Return why a case on files cannot be judged by the mapping alone; None where it may be."""
    files = profile.surfaces.files
    if case.surface != "files" or files is None or files.mapping is None:
        return None
    for domain, group, items in _needed(spec, case):
        if domain in profile.specifications:
            cause = _lost(files.mapping, domain, group, items)
            if cause is not None:
                return cause
    return None


def _lost(mapping: FilesMapping, domain: str, group: str, items: Iterable[str]) -> Cause | None:
    sources = mapping.sources(domain, group)
    if not sources:
        return no_group(mapping, domain, group)
    for item in items:
        for number, source in enumerate(sources):
            if source.fields.get(item) is None:
                return no_item(mapping.at(domain, group, number, "fields", item), [item])
    return None


def _needed(spec: Specification, case: Case) -> Iterator[_Needed]:
    """Yield the groups a case looks at, and the items without which it cannot be judged."""
    own, key = spec.domain, case.requirement.key
    match case.check:
        case "files/law":
            one = spec.invariants[key].checks[int(str(case.params["number"]))]
            for rows, items in cast("law.FileLaw", one).uses:
                yield rows.domain or own, rows.group, (*items, *rows.when.items)
        case "files/agrees":
            to = str(case.params["group"])
            yield own, to, first_brought(spec, key, to)
            for origin in origins(spec, to):
                yield origin.domain, origin.group, tuple(origin.key.values())
        case _ if key in spec.records:
            yield own, key, _of_group(spec, spec.records[key], case)


def _of_group(spec: Specification, group: RecordGroup, case: Case) -> tuple[str, ...]:
    """Return what a case on a group's own file needs."""
    past = group.history
    match case.check:
        case "files/item":
            return (str(case.params["item"]),)
        case "files/keys":
            return group.primary_key
        case "files/history" if past is not None:
            return tuple(one for one in (*group.primary_key, past.number, past.latest) if one)
        case "files/columns":
            needed = (i.key for i in group.items if i.required or i.key in group.primary_key)
            return tuple(needed)
        case "files/rule":
            own = [f for f in formulas_of(spec, group) if f.item.key == case.params["item"]]
            wanted = (i for f in own for i in (f.item.key, *f.inputs, *f.follows.when.items))
            return tuple(dict.fromkeys(wanted))
    return ()
