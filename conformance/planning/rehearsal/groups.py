"""A made-up row of each group, arranged and read back, compared item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.case import Case, RequirementRef
from conformance.contract.call import Call
from conformance.planning.rehearsal.model import RoundTripDifference, TriedCall
from conformance.planning.rehearsal.places import call_place, field_place
from conformance.population.rows import PlacedRow, key_of
from conformance.surfaces.mapping.unheld import is_unheld
from conformance.surfaces.reach import reach_of
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row
    from conformance.surfaces.profile import ApiSurface
    from conformance.worlds.session import Session


def readable(api: ApiSurface, spec: Specification) -> list[RecordGroup]:
    """Return the groups whose rows the profile can read."""
    reaches = reach_of(api)
    return [g for g in spec.records.values() if reaches(reading(spec, g))]


def reading(spec: Specification, group: RecordGroup) -> Call:
    """Return the call that reads a group."""
    return Call.on("query", spec.domain, group.key)


def read_back(
    session: Session, api: ApiSurface, spec: Specification, group: RecordGroup
) -> Iterator[TriedCall]:
    """Arrange a row that has every item, read it, and yield what came of it."""
    trial = session.trial(group_case(spec, group))
    row = trial.builder.full(spec, group, "rehearsal")
    trial.begin([*trial.builder.world(spec, group, row), PlacedRow(spec.domain, group.key, row)])
    found = trial.interface.query(spec.domain, group.key, key_of(group, row))
    yield _compared(api, reading(spec, group), row, found[-1] if found else None, session)


def _compared(
    api: ApiSurface, call: Call, row: Row, found: Mapping[str, object] | None, session: Session
) -> TriedCall:
    place, what = call_place(api, call), f"{call.domain}/{call.key}"
    trail = tuple(session.interface.trail[-4:])
    if found is None:
        return TriedCall(
            "bad",
            what,
            "登録した行が読み出せません。",
            "the row that was arranged is not found when read",
            "query の呼出しの条件と rows を確かめてください。",
            "check conditions and rows of the call `query`",
            place,
            exchanges=trail,
        )
    scopes = (f"{call.domain}/{call.key}", call.domain)
    differences = tuple(
        RoundTripDifference(item, value, found.get(item), field_place(api, scopes, item))  # type: ignore[arg-type]  # a row holds JSON
        for item, value in row.items()
        if found.get(item) != value and not _is_lacking(api, item, found.get(item), scopes)
    )
    if not differences:
        return TriedCall("good", what, place=place)
    return TriedCall(
        "bad",
        what,
        f"{len(differences)} 項目が往復で変わりました。",
        f"{len(differences)} items did not survive the way there and back",
        "その行の名前、types、codes を確かめてください。",
        "check the name on that line, types and codes",
        place,
        differences,
        trail,
    )


def _is_lacking(api: ApiSurface, item: str, value: object, scopes: tuple[str, ...]) -> bool:
    """Say whether the profile says that the package has no such item, and nothing came of it."""
    section = api.mapping
    return value is None and section is not None and is_unheld(section, item, (*scopes, "*"))


_TITLE = Bilingual("往復", "round trip")


def group_case(spec: Specification, group: RecordGroup) -> Case:
    """Return a case of our own, by which a row of a group is tried."""
    ref = RequirementRef(
        spec.domain, "record", group.key, group.name_ja, None, "required", "", "derived"
    )
    return Case(f"{ref.id}/rehearsal", ref, "rehearsal", "present", "api", lambda: _TITLE)
