"""A protected person in a sandbox with somebody else: drawn, marked, told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conformance.cases.stories.steps import StoryStep, as_example
from conformance.catalog.bindings import binding_of, person_item
from conformance.catalog.models import invariants as law
from conformance.checks.forms.reading import furnished, own_items, paths_of
from conformance.checks.property import measures
from conformance.checks.property.about import about_person
from conformance.checks.property.at_home import at_home
from conformance.checks.property.entered import enter
from conformance.checks.property.watch import Watcher
from conformance.population import seeds
from conformance.population.canaries import number_items, planted, telling_items
from conformance.population.edges import calendar_edges
from conformance.population.rows import PlacedRow, key_of
from conformance.population.views import beneath
from conformance.worlds.barring_rows import cleared
from conformance.worlds.protect import idle, person_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form
    from conformance.checks.property.measures import DrawnMeasure
    from conformance.checks.property.watch import Lawful
    from conformance.findings import Json
    from conformance.population.canaries import Canary, Written
    from conformance.population.rows import Row
    from conformance.surfaces.issued import FormFormat

_YEAR = timedelta(days=365)
_NEAR = timedelta(days=3 * 366)
_APART = 10**9


@dataclass(frozen=True, slots=True)
class ProtectionStory:
    """What is drawn: the business date, the measure, how texts are written, what it is tried on.

    Attributes:
        about: names of forms, views, searches or functions.
        by: the role that asks, or whom a copy is for.
        format: of a copy.
        again: the same was tried under another measure, with the person's own copy first.
    """

    day: date
    measure: DrawnMeasure
    written: Written
    about: tuple[str, ...]
    by: str
    format: FormFormat = "items"
    again: bool = False


@dataclass(frozen=True)
class ProtectedRows:
    """The protected person's row of a group, another person's, and a watcher for the canaries."""

    trial: Trial
    group: RecordGroup
    row: Row
    other: Row
    canaries: tuple[Canary, ...]
    watcher: Watcher
    placed: tuple[PlacedRow, ...] = ()
    """The rows of the person and of whom and what they belong to."""

    @property
    def key(self) -> Row:
        """The key by which a caller names the protected person's row."""
        return key_of(self.group, self.row)

    @property
    def other_key(self) -> Row:
        """The key of the other person's row."""
        return key_of(self.group, self.other)

    def own(self, items: Iterable[str]) -> Lawful:
        """Return the canaries that stand in these items of the person's own row.

        What another domain holds under the same item may stand there as well: a package may show
        the address of the register for the copy of it.
        """
        named = set(items)
        values = {(item, self.row.get(item)) for item in named}
        own = (c for c in self.canaries if c.group == self.group.key)
        elsewhere = (c for c in self.canaries if c.domain != self.trial.domain)
        return frozenset(
            (c.item, c.value)
            for c in (*own, *elsewhere)
            if (c.item, c.value) in values or (c.domain != self.trial.domain and c.item in named)
        )


def laws_of(trial: Trial) -> tuple[law.NoLeak, ...]:
    """Return the laws beside the one under test that name forms, views and what protects."""
    invariant = trial.spec.invariants[trial.key]
    return tuple(one for one in invariant.checks if isinstance(one, law.NoLeak))


def stories(
    trial: Trial,
    one: law.NoLeak,
    about: Iterable[str],
    by: Iterable[str],
    formats: Iterable[FormFormat] = ("items",),
) -> SearchStrategy[ProtectionStory]:
    """Return stories about one of the names, on any business date that the package lets be set."""
    return st.builds(
        ProtectionStory,
        st.sampled_from(days_of(trial)),
        measures.measures_strategy(trial, one),
        st.sampled_from(("short", "long")),
        st.tuples(st.sampled_from(tuple(about))),
        st.sampled_from(tuple(by)),
        st.sampled_from(tuple(formats)),
    )


def stand(
    trial: Trial,
    one: law.NoLeak,
    story: ProtectionStory,
    record: str,
    items: Iterable[str] = (),
    forms: Iterable[Form] = (),
) -> ProtectedRows:
    """Store a protected person and another one who lives elsewhere, with canaries; return them.

    `items` are filled beside what tells where the person is; copies of `forms` may be issued.
    """
    trial = replace(trial, day=story.day).apart(seeds.number(trial.seed, story) % _APART)
    group = trial.group(record)
    quiet = idle(trial, record, one.active) if record == one.protected_by else {}
    paths: list[str] = []
    for form in forms:
        quiet = {**cleared(trial.spec, form, record, group), **quiet}
        paths += _ways(trial, form)
    wanted = [
        *items,
        *own_items(group, paths),
        *telling_items(trial.spec, group),
        *number_items(group),
        *_named(trial, group),
    ]
    row = trial.builder.row(trial.spec, group, f"protected {record}", wanted, quiet)
    other = trial.builder.row(trial.spec, group, f"other {record}", wanted, quiet)
    world = furnished(trial, (group, row), trial.builder.world(trial.spec, group, row), paths)
    person = row.get(one.subject) or person_of(trial, record, row, world)
    placed = [PlacedRow(trial.domain, record, row), *(_quiet(trial, one, p) for p in world)]
    placed = measures.under(trial, one, story.measure, placed, person, story.day)
    marked, canaries = _marked(trial, placed, person, story.written)
    shown = beneath(marked, trial.builder)
    stored = {str(value) for one in shown for value in one.row.values()}
    canaries = tuple(one for one in canaries if one.value in stored)  # a view's take their place
    others = [
        PlacedRow(trial.domain, record, other),
        *trial.builder.world(trial.spec, group, other),
    ]
    everybody = [*marked, *(_quiet(trial, one, p) for p in others)]
    row = marked[0].row
    if trial.builder.entered and record != one.protected_by:
        ours = [p for p in marked if (p.domain, p.group) == (trial.domain, one.protected_by)]
        people = [p for p in everybody if p not in ours]
        protecting = [_planned_freely(trial, p, story.day) for p in ours]
        row, canaries = enter(trial, people, protecting, canaries, story.day)
    else:
        trial.begin(everybody, story.day)
    example = as_example(*_steps(trial, one, story, marked))
    watcher = Watcher(trial, canaries, example)
    return ProtectedRows(trial, group, row, other, canaries, watcher, tuple(marked))


def days_of(trial: Trial) -> tuple[date, ...]:
    """Return business dates worth trying; the trial's alone where the package has its own.

    Of each edge of the calendar the one nearest to the trial's day; none long gone, on which no
    package need work.
    """
    api = trial.profile.surfaces.api
    if trial.scope or (api is not None and api.capabilities.business_date == "today"):
        return (trial.day,)
    edges = [
        min(edge.days, key=lambda day: abs(day - trial.day)) for edge in calendar_edges(trial.day)
    ]
    return (trial.day, *dict.fromkeys(day for day in edges if abs(day - trial.day) < _NEAR))


def listed_days(trial: Trial, one: law.NoLeak) -> tuple[tuple[date, DrawnMeasure], ...]:
    """Return the days and measures that are tried in any case, each at least once.

    The trial's own day and the usual measure come first, those that do not protect last.
    """
    days, known = days_of(trial), measures.listed_measures(trial, one)
    protecting = [measure for measure in known if measure.protects]
    most = max(len(days), len(protecting))
    paired = ((days[n % len(days)], protecting[n % len(protecting)]) for n in range(most))
    return (*paired, *((trial.day, measure) for measure in known if not measure.protects))


def _ways(trial: Trial, form: Form) -> list[str]:
    """Return the paths by which a form comes to where the person is."""
    binding = binding_of(trial.spec, form)
    if binding is None:
        return []
    telling = binding.locating(form)
    return paths_of(binding.sources[key] for key in telling if key in binding.sources)


def _named(trial: Trial, group: RecordGroup) -> tuple[str, ...]:
    found = person_item(trial.spec, group)
    return (found,) if found else ()


def _planned_freely(trial: Trial, placed: PlacedRow, day: date) -> PlacedRow:
    """Return a measure in force of which the package may plan the end itself.

    It plans a year (住民基本台帳事務処理要領第5-10): one that goes on for longer was extended, and
    must stand as it was.
    """
    stated = trial.spec.head.protection
    end, begin = (stated.planned_end, stated.from_item) if stated else (None, None)
    began = str(placed.row.get(begin or "") or day.isoformat())
    if date.fromisoformat(began) + _YEAR <= day:
        return placed
    wanted = placed.row if placed.matters is None else placed.matters
    return replace(placed, matters=tuple(item for item in wanted if item != end))


def _quiet(trial: Trial, one: law.NoLeak, placed: PlacedRow) -> PlacedRow:
    """Return a row that protects nobody by itself."""
    if (placed.domain, placed.group) != (trial.domain, one.protected_by):
        return placed
    return replace(placed, row={**placed.row, **idle(trial, one.protected_by, one.active)})


def _marked(
    trial: Trial, placed: list[PlacedRow], person: Json, written: Written
) -> tuple[list[PlacedRow], tuple[Canary, ...]]:
    """Return the rows with canaries in all that are about the person, and the canaries.

    Also in what other domains hold of them: whoever prints an address takes it from the register.
    """
    rows: list[PlacedRow] = []
    found: list[Canary] = []
    about = set(map(id, about_person(trial.specification, trial.spec, placed, person)))
    for one in placed:
        spec = trial.specification(one.domain)
        if spec is None or id(one) not in about:
            rows.append(one)
            continue
        names = (trial.seed, trial.case.id, trial.scope, len(rows))
        group = spec.records[one.group]
        row, planted_here = planted(spec, group, one.row, names, written)
        own = one.domain == trial.domain or one.matters is None
        matters = (*(one.matters or ()), *(c.item for c in planted_here))
        rows.append(replace(one, row=row, matters=None if own else matters))
        found += planted_here
    rows, shared = at_home(trial.specification, rows, found)
    return rows, (*shared, *found)  # of one value, the person's own item is told


def _steps(
    trial: Trial, one: law.NoLeak, story: ProtectionStory, placed: list[PlacedRow]
) -> Iterable[StoryStep]:
    """Yield the story: the measures as they stand, and the day."""
    dated = measures.period_of(trial, one)
    period = dated.dates if dated else ()
    for row in placed:
        if (row.domain, row.group) == (trial.domain, one.protected_by):
            known = (one.subject, *one.active, *story.measure.marks, *period)
            yield StoryStep("stands", row.group, {k: row.row[k] for k in known if k in row.row})
    yield StoryStep("day", on=story.day)
