"""No trace of a protected person: views and forms, on drawn days, measures and ways of writing.

Whoever is entitled sees the values first: what is hidden later is really there. And where the
measure has ended or not begun, the values are shown: hiding everything is no answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.cases import trace_needs
from conformance.cases.registry import check
from conformance.catalog.bindings import binding_of
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of
from conformance.checks.property.no_trace_elsewhere import hold_enquiries
from conformance.checks.property.protected import (
    ProtectionStory,
    laws_of,
    listed_days,
    stand,
    stories,
)
from conformance.checks.protection.restrict import hidden
from conformance.checks.refusals.own_words import is_own_api
from conformance.findings import FindingError, UntestedError
from conformance.messages.causes import make_cause
from conformance.population.canaries import Canary, marked_text
from conformance.worlds.barring_rows import cleared
from conformance.worlds.generative import each
from conformance.worlds.in_part import InPart
from conformance.worlds.measure_stands import hold_measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.operations import Restrict
    from conformance.catalog.models.requirements import Form
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.checks.property.protected import ProtectedRows
    from conformance.checks.property.watch import Lawful, Watcher
    from conformance.findings import Cause
    from conformance.population.rows import Row
    from conformance.surfaces.issued import FormFormat

ROLES = ("clerk", "other_department", "other_municipality")
"""Roles that are hardly ever entitled; a view may name one of them all the same."""

ADDRESSEES = ("third_party", "other_party")
_VIEWS, _FORMS = 4, 6  # stories drawn beside those that are always tried
"""How many stories are drawn."""

_SHARE = 4  # under each listed measure and day every fourth form is tried


@check(
    "property/no-trace-views",
    polarity="absent",
    compares="protection",
    ja="生成した日・支援措置のどれでも、支援措置対象者の所在が照会のどこにも現れない",
    en="on drawn days and under drawn measures no view tells where a protected person is",
    needs=(trace_needs.viewed,),
    generative=True,
    in_part=True,
)
def views(trial: Trial) -> None:
    """The entitled role sees the items; no other role finds a trace, nor in another's view."""
    parts = InPart(trial)
    for one in laws_of(trial):
        names = parts.of(one.functions, lambda name: trace_needs.of_view(trial.spec, name))
        if not names:
            continue
        tried = listed_days(trial, one)
        first = [
            ProtectionStory(day, measure, "long", names[:1], ROLES[number % len(ROLES)])
            for number, (day, measure) in enumerate(tried)
        ]
        first += [ProtectionStory(*tried[0], "long", (name,), ROLES[0]) for name in names[1:]]
        drawn = stories(trial, one, names, ROLES)
        each(
            trial,
            drawn,
            lambda story, one=one: view(trial, one, story, parts),  # type: ignore[misc]  # bound now
            _VIEWS,
            part=names[0],
            first=first,
        )
    parts.hold_all()


def view(trial: Trial, one: law.NoLeak, story: ProtectionStory, parts: InPart) -> None:
    """Try a view under the measure of a story."""
    with parts.part(story.about[0]):
        _view(trial, one, story)


def _view(trial: Trial, one: law.NoLeak, story: ProtectionStory) -> None:
    operation = cast("Restrict", trial.spec.functions[story.about[0]].operation)
    standing = stand(trial, one, story, operation.record, operation.hides)
    seen = {key: standing.row[key] for key in operation.hides if key in standing.row}
    if not seen:  # the package holds nothing of what the view would have to hide
        raise UntestedError(_NOTHING_HELD)
    entitled = operation.unless[0] if story.measure.protects and operation.unless else None
    if entitled or not story.measure.protects:
        _shows(standing, story.about[0], entitled or "clerk", seen)
    if not story.measure.protects:
        return
    standing.watcher.run(story.about[0], standing.other_key, story.by)
    if standing.trial.own.mapping is not None:
        hold_enquiries(standing)
    lawful = standing.own(k for k in standing.row if k not in operation.hides)
    for role in (r for r in ROLES if r not in operation.unless):
        reply = standing.watcher.run(story.about[0], standing.key, role, lawful)
        hidden(standing.trial, story.about[0], standing.row, reply)


def _shows(standing: ProtectedRows, function: str, role: str, values: Row) -> None:
    """Hold that a view shows the values to a role.

    Where it does not, the measure may stand otherwise than the case arranged it: one that was to
    be over and of which nobody could tell the package when it ends (`UntestedError`).
    """
    trial = standing.trial
    reply = trial.accepted(trial.interface.run(trial.domain, function, standing.key, role))
    try:
        trial.same(values, reply.rows[0] if reply.rows else {}, reply.exchange.path)
    except FindingError:
        hold_measures(trial)
        raise


@check(
    "property/no-trace-forms",
    polarity="absent",
    compares="protection",
    ja="生成した日・支援措置のどれでも、支援措置対象者の所在が本人以外への帳票のどこにも現れない",
    en="on drawn days and under drawn measures no copy for others tells where a person is",
    needs=(trace_needs.printed,),
    generative=True,
    in_part=True,
)
def forms(trial: Trial) -> None:
    """The person's own copy shows the marks; copies for others, and about others, hold no trace."""
    one = laws_of(trial)[0]
    if not one.forms:
        raise UntestedError(NOTHING_TOLD)
    parts = InPart(trial)
    names = parts.of(one.forms, lambda name: trace_needs.of_form(trial.spec, name))
    if not names:
        parts.hold_all()
    drawn = stories(trial, one, names, ADDRESSEES, _formats_drawn(trial))
    each(
        trial,
        drawn,
        lambda story: copies(trial, one, story, parts),
        _FORMS,
        first=_listed(trial, one, names),
    )
    parts.hold_all()


def _listed(trial: Trial, one: law.NoLeak, forms: tuple[str, ...]) -> Iterator[ProtectionStory]:
    """Yield all forms under the usual measure for each addressee, then every fourth under each.

    Of the forms that print from their own row where the person is there is always one among them.
    """
    telling = [name for name in forms if _tells(trial, trial.spec.forms[name])]
    others = [name for name in forms if name not in telling]
    turns = min(_SHARE, max(1, len(telling)))
    for number, (day, measure) in enumerate(listed_days(trial, one)):
        some = (*telling[number % turns :: turns], *others[number % _SHARE :: _SHARE])
        about = some if number else forms
        yield ProtectionStory(day, measure, "long", about, ADDRESSEES[number % 2], again=number > 0)
    usual = listed_days(trial, one)[0]
    yield ProtectionStory(*usual, "long", forms, ADDRESSEES[1], again=True)
    for number, way in enumerate(_formats(trial)):
        about = forms[number : number + 1]
        yield ProtectionStory(*usual, "long", about, ADDRESSEES[0], format=way, again=True)


def _formats_drawn(trial: Trial) -> tuple[FormFormat, ...]:
    """Return the formats to draw from: print items mostly, for pages take their time."""
    items: tuple[FormFormat, ...] = ("items",)
    return (*items * 6, *_formats(trial))


def _formats(trial: Trial) -> tuple[FormFormat, ...]:
    surface = trial.profile.surfaces.forms
    return surface.formats if surface is not None and surface.directory is None else ()


def copies(trial: Trial, one: law.NoLeak, story: ProtectionStory, parts: InPart) -> None:
    """Try the forms of a story, in one sandbox those about rows of one group in one state."""
    alike: dict[tuple[str, str], list[Form]] = {}
    for form in (trial.spec.forms[name] for name in story.about):
        record = cast("FormBinding", binding_of(trial.spec, form)).record
        needed = cleared(trial.spec, form, record, trial.group(record))
        alike.setdefault((record, str(needed)), []).append(form)
    for (record, _), group in alike.items():
        with parts.part(record, judges=False):
            shown = [item for form in group for item in _bound(trial, form).values()]
            standing = stand(trial, one, story, record, shown, group)
            for form in group:
                with parts.part(form.key):
                    _form(standing, form, story)


def _form(standing: ProtectedRows, form: Form, story: ProtectionStory) -> None:
    trial, (copy, watcher) = standing.trial, _entered(standing, form)
    known = {*copy.binding.shows, *cast("Row", copy.body["inputs"])}
    secrets = {key: value for key, value in copy.secrets.items() if key in known}
    _hold_issued_to(standing, form, story.by)
    if not story.measure.protects:
        open_ = trial.accepted(issue(trial, copy, story.by))
        trial.same(secrets, items_of(open_), open_.exchange.path)
        return
    if not story.again:
        own = trial.accepted(issue(trial, copy, "self"))
        trial.same(secrets, items_of(own), own.exchange.path)
        other = copy_of(trial, form.key, everything=True, fixed=standing.other)
        trial.accepted(watcher.issue(form.key, {**other.body, "addressee": story.by}))
    body: Row = {**copy.body, "addressee": story.by}
    asked = body if story.format == "items" else {**body, "format": story.format}
    reply = watcher.issue(form.key, asked, _lawful(standing, copy))
    if not (reply.refused_with("C0403") or (is_own_api(trial) and reply.refused)):
        trial.accepted(reply)


def _hold_issued_to(standing: ProtectedRows, form: Form, addressee: str) -> None:
    """Hold that a package with words of its own issues a form to an addressee at all.

    A certificate of having moved out is for who moved. No source binds the reason for which such a
    package refuses it to others; that it refuses somebody who is protected then says nothing.

    Raises:
        UntestedError: P-NOT-FOR-OTHERS, nobody's copy is issued to them.
    """
    trial = standing.trial
    if not is_own_api(trial):
        return
    other = copy_of(trial, form.key, everything=True, fixed=standing.other)
    if issue(trial, other, addressee).refused:
        raise UntestedError(_not_for(form.key, addressee))


def _not_for(form: str, addressee: str) -> Cause:
    details = {"form": form, "addressee": addressee}
    return make_cause("P-NOT-FOR-OTHERS", details, name=form, addressee=addressee)


def _lawful(standing: ProtectedRows, copy: CopyToIssue) -> Lawful:
    """Return the canaries that a copy for others may show: in items that do not locate."""
    marked = {canary.value for canary in standing.canaries}
    plain = (item.key for item in copy.form.items if not item.locates)
    shown = ((key, str(copy.expected.get(key))) for key in plain)
    return frozenset((key, value) for key, value in shown if value in marked)


def _tells(trial: Trial, form: Form) -> bool:
    """Return whether a form prints from its own row where the person is."""
    binding = cast("FormBinding", binding_of(trial.spec, form))
    return any(item in binding.shows for item in binding.locating(form))


def _bound(trial: Trial, form: Form) -> Mapping[str, str]:
    """Return the record items that a form shows, by its own items."""
    return cast("FormBinding", binding_of(trial.spec, form)).shows


def _entered(standing: ProtectedRows, form: Form) -> tuple[CopyToIssue, Watcher]:
    """Return a copy about the person with marks in what is asked for of whereabouts, too."""
    trial = standing.trial
    copy = copy_of(trial, form.key, everything=True, fixed=standing.row)
    inputs, found = dict(cast("Row", copy.body["inputs"])), list(standing.canaries)
    for item in form.items:
        mark = marked_text(item, (trial.seed, trial.case.id, form.key, item.key))
        if item.locates and item.key in inputs and mark is not None:
            inputs[item.key] = mark
            found.append(Canary(trial.domain, form.key, item.key, mark, mark))
    entered = replace(
        copy, body={**copy.body, "inputs": inputs}, expected={**copy.expected, **inputs}
    )
    return entered, replace(standing.watcher, canaries=tuple(found))


NOTHING_TOLD = make_cause("U-NOTHING-TOLD")
_NOTHING_HELD = make_cause("U-NOTHING-HELD")
