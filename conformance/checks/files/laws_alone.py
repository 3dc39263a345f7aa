"""Export files: laws that look at the rows of one group alone, by number or by calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law

if TYPE_CHECKING:
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

    Alone = (
        law.MultipleOf
        | law.Bounded
        | law.Numbered
        | law.SharesSum
        | law.OnOpenDay
        | law.LastNotMore
    )


def judged_alone(one: Alone, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count what breaks the law; return how many rows it could be judged on."""
    from conformance.tables.closed_days import on_closed_days
    from conformance.tables.runs import not_whole, rising_at_last, with_gaps
    from conformance.tables.units import no_multiples, out_of_bounds

    match one:
        case law.MultipleOf():
            return no_multiples(one, rows, subject, tallies)
        case law.Bounded():
            return out_of_bounds(one, rows, subject, tallies)
        case law.Numbered():
            return with_gaps(one, rows, subject, tallies)
        case law.SharesSum():
            return not_whole(one, rows, subject, tallies)
        case law.LastNotMore():
            return rising_at_last(one, rows, subject, tallies)
        case law.OnOpenDay():
            return on_closed_days(one, rows, subject, tallies)
