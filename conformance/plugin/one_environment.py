"""One environment that empties itself: two workers would take each other's people away.

A canary before the run: one connection stores a row, a second one starts a case of its own. Where
the row is gone, the environment is shared, and the run goes on with one worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.call import Call
from conformance.errors import Message
from conformance.planning.rehearsal.groups import group_case, reading
from conformance.plugin.prepare import session_at
from conformance.population.rows import PlacedRow, key_of
from conformance.surfaces.reach import reach_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.plugin.prepare import PackagePlace, Prepared
    from conformance.surfaces.profile import ApiSurface

_TRIES = 3  # groups with which the canary is tried until one can be stored and read


def is_one_environment(prepared: Prepared, place: PackagePlace) -> bool:
    """Say whether workers would empty each other's municipality.

    Where no row can be stored and read back, a mapped `fresh` that keeps nothing (no name of an
    environment of its own) is taken for one.
    """
    api = prepared.profile.profile.surfaces.api
    empties = api is not None and api.capabilities.reset and not api.read_only
    if api is None or place.endpoint is None or not empties:
        return False
    for spec, group in _groups(prepared, api):
        survived = _survives(prepared, place, spec, group)
        if survived is not None:
            return not survived
    calls = api.mapping.calls if api.mapping else ()
    kept = any(s.keep or s.keep_headers for c in calls if c.action == "fresh" for s in c.steps)
    return api.mapping is not None and not kept


def _groups(prepared: Prepared, api: ApiSurface) -> Iterator[tuple[Specification, RecordGroup]]:
    """Yield groups whose rows can be stored and read."""
    reaches, left = reach_of(api), _TRIES
    for spec in prepared.specs.values():
        for group in spec.records.values():
            load = Call.on("load", spec.domain, group.key)
            if left and reaches(load) and reaches(reading(spec, group)):
                left -= 1
                yield spec, group


def _survives(
    prepared: Prepared, place: PackagePlace, spec: Specification, group: RecordGroup
) -> bool | None:
    """Say whether a row stands after another connection began a case; None if it never stood."""
    first, second = session_at(prepared, place), session_at(prepared, place)
    trial, other = first.trial(group_case(spec, group)), second.trial(group_case(spec, group))
    row = trial.builder.row(spec, group, "canary")
    key = key_of(group, row)
    try:
        trial.begin(
            [*trial.builder.world(spec, group, row), PlacedRow(spec.domain, group.key, row)]
        )
        if not trial.interface.query(spec.domain, group.key, key):
            return None
        other.begin()
        return bool(trial.interface.query(spec.domain, group.key, key))
    except Exception:  # noqa: BLE001 - whatever an odd answer brings about, the run goes on
        return None
    finally:
        second.close()
        first.close()


def notice() -> Message:
    """Return the notice that the run goes on with one worker."""
    return Message(
        "USE046",
        "検証環境が一つで、並列の処理が互いのデータを空にするため、並列数 1 で実行しました。",
        "there is one test environment, and workers would empty each other's data: "
        "the run went on with one worker",
        "並列で実行するには、接続ごとに環境を開き、その名前を fresh の keep で保ってください。"
        "毎回の確認を省くには -n 0 を指定してください。",
        "to run in parallel, let each connection open an environment of its own (fresh keeps its "
        "name); -n 0 spares the question",
    )
