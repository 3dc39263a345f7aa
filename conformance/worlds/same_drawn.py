"""What is drawn of a resident whom a form shows: values of the items it shows, some at an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conformance.catalog.bindings import person_item
from conformance.population.item_edges import edge_values, fits
from conformance.population.lawfulness.credible import is_credible
from conformance.population.people.draw import people
from conformance.population.people.dressed import dressed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.records import CodeList, Item, RecordGroup
    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.population.people.person import Person
    from conformance.population.rows import Row

_CHANGED = 4  # items at an edge in one row, at most
_RESIDENTS = 6  # who have every value at an edge: of long code lists, the first ones only


def values_shown(trial: Trial, form: Form, binding: FormBinding) -> SearchStrategy[Row]:
    """Return plain values of items that the form shows: a person's, and some at an edge.

    Every value is one that the item of the record and the item of the form can both hold.
    """
    shown, codes = _free(trial, form, binding), trial.spec.codes
    group, edges = trial.group(binding.record), _edges(trial, form, binding)

    def worn(person: Person) -> Row:
        own = dressed(trial.spec, group, person)
        return {k: own[k] for k, two in shown.items() if _held(two, own.get(k), codes)}

    nothing: SearchStrategy[Row] = st.just({})
    resident = nothing | people(trial.day).map(worn)
    if not edges:
        return resident
    some = st.lists(st.sampled_from(sorted(edges)), max_size=_CHANGED, unique=True)
    chosen = some.flatmap(
        lambda keys: st.fixed_dictionaries({k: st.sampled_from(edges[k]) for k in keys})
    )
    return st.builds(lambda own, changed: {**own, **changed}, resident, chosen)


def every_edge(trial: Trial, form: Form, binding: FormBinding) -> list[Row]:
    """Return values of a few residents who have among them the edges of every item shown."""
    edges = _edges(trial, form, binding)
    most = min(max(map(len, edges.values()), default=0), _RESIDENTS)
    return [{key: found[n % len(found)] for key, found in edges.items()} for n in range(most)]


def _edges(trial: Trial, form: Form, binding: FormBinding) -> dict[str, list[Json]]:
    codes = trial.spec.codes
    group = trial.group(binding.record)
    found = {
        key: [
            value
            for value in edge_values(two[0], codes)
            if _held(two, value, codes) and is_credible(trial.spec, group, {key: value}, trial.day)
        ]
        for key, two in _free(trial, form, binding).items()
    }
    return {key: values for key, values in found.items() if values}


def _held(two: tuple[Item, Item], value: Json, codes: Mapping[str, CodeList]) -> bool:
    return all(fits(item, value, codes) for item in two)


def _free(trial: Trial, form: Form, binding: FormBinding) -> dict[str, tuple[Item, Item]]:
    """Return the shown items whose values nothing else settles, each with its item on the form.

    Keys, references and the items of a history hold the world together; what a rule gives follows
    from other items.
    """
    group = trial.group(binding.record)
    past = group.history
    settled = {*group.primary_key, person_item(trial.spec, group)}
    settled |= {past.number, past.latest, past.since, past.until} if past else set()
    settled |= {one.item for one in group.follows}
    settled |= {n for one in group.follows for n in one.given.values() if isinstance(n, str)}
    on_form = {item.key: item for item in form.items}
    return {
        r: (group.item(r), on_form[f])
        for f, r in binding.shows.items()
        if r not in settled and group.item(r).ref is None
    }


def in_order(group: RecordGroup, values: Row) -> Row:
    """Return the values with every period running forwards."""
    ordered = dict(values)
    for period in group.spans:
        ends = ordered.get(period.since), ordered.get(period.until)
        if None not in ends and str(ends[0]) > str(ends[1]):
            ordered[period.since], ordered[period.until] = ends[1], ends[0]
    return ordered
