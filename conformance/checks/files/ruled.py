"""Export files: items of rows that a rule gives, from the row and its partner in another file."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from conformance.checks.files.outcome import export_day
from conformance.contract.oracles import derive, oracle
from conformance.findings import UntestedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.file_laws import RuleGives
    from conformance.catalog.models.rule_laws import Settled
    from conformance.tables.recompute import Recompute
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies


def _settled_before(trial: Trial, settled: Settled) -> date:
    """Return the first day that is too new; where no business date is known, every day is."""
    try:
        return export_day(trial) - timedelta(days=settled.late)
    except UntestedError:
        return date.min


def ruled(trial: Trial, law: RuleGives, tables: Sequence[Table], tallies: Tallies) -> Recompute:
    """Count rows that break the law; the judge says how much it saw and how the first follows."""
    from conformance.tables.ruled import formula_of, not_as_ruled

    spec, pair = trial.spec, (tables[0], tables[-1])
    groups = (pair[0].group, pair[1].group)
    how = partial(derive, spec, law.rule)
    formula = formula_of(law, groups, oracle(spec, law.rule), how)
    before = _settled_before(trial, law.settled) if law.settled else None
    return not_as_ruled(law, formula, pair, f"#law {law.item}", tallies, before)
