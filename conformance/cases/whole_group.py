"""All rows of a group that stand in a package, as texts that can be counted and compared."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from conformance.cases.elsewhere import alone
from conformance.population.rows import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.elsewhere import Place
    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.population.rows import Row


def standing(trial: Trial, place: Place, keys: Sequence[Row]) -> Counter[str]:
    """Return the rows that stand, each as the text of the items that the catalogue knows.

    In a sandbox the whole group is read: a row may stand under another key than the one sent.
    """
    domain, record = place
    spec = trial.specification(domain) or trial.spec
    group = spec.records[record]
    wheres: Sequence[Row] = [{}] if alone(trial) else list(keys)
    found = (row for w in wheres for row in trial.interface.query(domain, record, w))
    kept = ({k: v for k, v in known(group, row).items() if v is not None} for row in found)
    return Counter(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in kept)


def where(trial: Trial, place: Place) -> str:
    """Return how a finding names a group."""
    domain, record = place
    return f"records/{record}" if domain == trial.domain else f"{domain}/records/{record}"


def rows_of(texts: Counter[str]) -> Json:
    """Return the rows behind the texts."""
    return [cast("Json", json.loads(text)) for text in sorted(texts.elements())]
