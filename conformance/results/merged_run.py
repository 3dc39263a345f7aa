"""When and where the shards of a run took place: from the first to the last of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.results.run import RunModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.run import TriedSurfaceModel
    from conformance.results.unmergeable import Shard

_ORDER = ("api", "files", "forms")


def merged_run(shards: Sequence[Shard], out: Path) -> RunModel:
    """Return the run of all shards; its paths lead from the folder `out`."""
    runs = [one.run for _, one in shards]
    began = min(one.started_at for one in runs)
    ended = max(one.finished_at for one in runs)
    return RunModel(
        started_at=began,
        finished_at=ended,
        seconds=(ended - began).total_seconds(),
        workers=max(one.workers for one in runs),
        surfaces=_surfaces(shards, out),
        profile=_first(shards, "profile", out),
        directory=_first(shards, "directory", out),
        corpus=_first(shards, "corpus", out),
        against=_first(shards, "against", out),
    )


def _surfaces(shards: Sequence[Shard], out: Path) -> tuple[TriedSurfaceModel, ...]:
    """Return each surface that was opened at each address, once."""
    found = [
        _seen_from(one, path, out) if one.kind == "directory" else one
        for path, result in shards
        for one in result.run.surfaces
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _ORDER.index(one.surface)))


def _seen_from(one: TriedSurfaceModel, path: Path, out: Path) -> TriedSurfaceModel:
    return one.model_copy(update={"address": _moved(one.address, path, out)})


def _first(shards: Sequence[Shard], name: str, out: Path) -> str | None:
    """Return where something lies that the shards have in common."""
    path, result = shards[0]
    return _moved(getattr(result.run, name), path, out)


def _moved(there: str | None, path: Path, out: Path) -> str | None:
    """Return how `out` leads to a place that the folder of the result at `path` leads to.

    A result that was carried elsewhere leads nowhere: then as it led from where it was written.
    """
    if there is None:
        return None
    place = (path.parent / there).resolve()
    if not place.exists():
        return there
    try:
        return Path(os.path.relpath(place, out.resolve())).as_posix()
    except ValueError:  # another drive
        return place.as_posix()
