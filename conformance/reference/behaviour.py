"""The points at which a package can go wrong, and what a correct one does there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from conformance.reference.entrance import Entrance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from conformance.catalog.models.base import Marks
    from conformance.catalog.models.guards import Guard
    from conformance.catalog.models.operations import Condition, SearchBy
    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.forms.print_data import Copy
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall
    from conformance.reference.emitted import Emitted
    from conformance.reference.paper.sheet import FormSheet
    from conformance.reference.refusals import RefusalReason
    from conformance.reference.store import Sandbox
    from conformance.surfaces.issued import FileFormat


class Behaviour(Entrance):
    """What a correct package does at each point; a fault overrides one of them.

    Every method gets what was found so far and returns what is used from there on. One that
    returns a truth value says whether the correct step is taken.
    """

    def rule_given(self, given: Row) -> Row:
        """Return the facts a rule is applied to."""
        return given

    def rule_parameters(
        self, entries: Sequence[Mapping[str, object]]
    ) -> Sequence[Mapping[str, object]]:
        """Return the dated parameters a rule is applied with."""
        return entries

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return what a rule gives for the facts."""
        del given
        return output

    def reasons(self, inputs: Row, reasons: list[RefusalReason]) -> list[RefusalReason]:
        """Return the reasons that missing, malformed and unknown values are refused for."""
        del inputs
        return reasons

    def guards(self, guard: Guard) -> bool:
        """Say whether a guard is looked at."""
        del guard
        return True

    def held_to(self, precondition: str) -> bool:
        """Say whether a precondition of issuing is looked at."""
        del precondition
        return True

    def duplicates_refused(self) -> bool:
        """Say whether a second row under the same key is refused."""
        return True

    def duplicate(self, call: FunctionCall, record: str, row: Row) -> None:
        """Do what a second row under a key leads to before it is refused: nothing."""
        del call, record, row

    def past_kept(self) -> bool:
        """Say whether a change adds a history row instead of overwriting the current one."""
        return True

    def stored(self, row: Row) -> Row:
        """Return the row as it is written to its group."""
        return row

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Do what follows once a row was written to a group: nothing."""
        del call, record, new

    def effect(self, key: str) -> bool:
        """Say whether an effect of an event is carried out, or what bars it is looked at."""
        del key
        return True

    def entailed(self, key: str, row: Row) -> Row:
        """Return the values that an effect writes."""
        del key
        return row

    def restored(self, role: str) -> bool:
        """Say whether the row of a role is put back when an event is cancelled."""
        del role
        return True

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say whether a stored value counts as found."""
        del by, stored, sought
        return matched

    def joined(self, outcomes: Sequence[bool]) -> bool:
        """Say whether a row is found, from whether it meets each condition that was given."""
        return all(outcomes)

    def meets(self, condition: Condition, stored: Json, limit: Json, *, met: bool) -> bool:
        """Say whether a row meets a condition of a batch."""
        del condition, stored, limit
        return met

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows a search, a batch or a linkage hands out."""
        return rows

    def marked(self, rows: list[Row]) -> list[Row]:
        """Return the rows on which a batch records its outcome, of those it selected."""
        return rows

    def taken_in(self, row: Row, before: Sequence[Row]) -> bool:
        """Say whether a good row received is stored, beside those received before it."""
        del row, before
        return True

    def sent(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the rows of a group that a linkage hands out, of all that are stored."""
        del stored
        return current

    def taken_again(self) -> bool:
        """Say whether a row received about somebody known is taken in."""
        return True

    def taken_after_wrong(self) -> bool:
        """Say whether a good row received after a wrong one is taken in."""
        return True

    def marks(self, active: Marks) -> Marks:
        """Return the values by which a row says that a measure is active."""
        return active

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the rows about a person among which a measure in force is looked for."""
        del today
        return rows

    def judged(self, sandbox: Sandbox, person: Json, *, protected: bool) -> bool:  # noqa: ARG002
        """Say whether a person counts as protected, of whom the rows have been looked at."""
        return protected

    def companions(self, measures: list[Row]) -> list[Row]:
        """Return the keys of the measures in which a person is named beside the applicant."""
        return measures

    def left_in(self, rows: list[Row], shown: list[Row]) -> list[Row]:
        """Return what a search shows a role outside, of all it found: nobody who is protected."""
        del rows
        return shown

    def protected(self, *, protected: bool) -> bool:
        """Say whether a person is treated as protected."""
        return protected

    def hidden(self, items: Sequence[str], role: str) -> Sequence[str]:
        """Return the items hidden in a restricted view from a role."""
        del role
        return items

    def withheld(self, items: Sequence[str], addressee: str) -> Sequence[str]:
        """Return the print items withheld from an addressee."""
        del addressee
        return items

    def never_given(self, items: Sequence[str], addressee: str) -> Sequence[str]:
        """Return the print items that an addressee is not given even on request."""
        del addressee
        return items

    def omitted(self, items: Sequence[str]) -> Sequence[str]:
        """Return the print items left out unless asked for."""
        return items

    def looked_up(self, row: Row, past: Sequence[Row]) -> Row:
        """Return the row a copy is made from, of all under its key, oldest first."""
        del past
        return row

    def worded(self, code: str, meaning: str) -> str:
        """Return how a code is printed as text."""
        del code
        return meaning

    def entered(self, item: str, inputs: Row, value: Json) -> Json:
        """Return what a copy prints at an item: what the register has, whatever is typed."""
        del item, inputs
        return value

    def issue_day(self, today: date) -> date:
        """Return the day of issue that a copy bears."""
        return today

    def copy_number(self, number: int) -> int:
        """Return the number a copy bears."""
        return number

    def printed(self, items: Row) -> Row:
        """Return the print data of a copy."""
        return items

    def handed(self, items: Row, addressee: str) -> Row:
        """Return the print data as they go to an addressee."""
        del addressee
        return items

    def copied(self, form: Form, copies: Sequence[Copy], way: FileFormat) -> Sequence[Copy]:
        """Return the copies that are written as a file."""
        del form, way
        return copies

    def written(self, form: Form, content: bytes, way: FileFormat) -> bytes:
        """Return the file of some copies."""
        del form, way
        return content

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet that is printed; `withheld` are the texts that must not leave."""
        del form, withheld
        return sheet

    def subjects(self, subjects: Sequence[str]) -> Sequence[str]:
        """Return the subjects of a call that are logged, each with an entry of its own."""
        return subjects

    def logged(self, entry: Row) -> Row | None:
        """Return the audit entry to keep; None when none is kept."""
        return entry

    def noted(self, entry: Row, sandbox: Sandbox) -> Row:
        """Return the audit entry as it is written of what stands in a sandbox."""
        del sandbox
        return entry

    def emitted(self, answer: Emitted) -> Emitted:
        """Return the answer that leaves the package."""
        return answer

    def deletes(self) -> bool:
        """Say whether a stored row can be removed without trace."""
        return False

    def issued(self, number: str) -> str:
        """Return the number that an official API issues."""
        return number

    def body(self, status: int, body: Row) -> Row:
        """Return the body that an official API answers with."""
        del status
        return body


CORRECT = Behaviour()
Conduct = Callable[[str], Behaviour]
"""What a package does at a requirement, by the requirement's id (`domain/kind/key`)."""


def correct(_at: str) -> Behaviour:
    """Behave correctly everywhere."""
    return CORRECT
