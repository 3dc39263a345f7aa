"""A refusal by an API of the vendor's own: its words are bound by no source, what it says is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.checks.refusals.broken import ANY, FORM, STANDING, is_named
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.known_words import words_of
from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.checks.refusals.broken import Broken
    from conformance.surfaces.package import Refusal, Reply


def in_any_words(broken: Broken) -> Broken:
    """Return what is broken, told in whichever words a vendor has for it.

    That something stands already, is not so any more, or contradicts what stands is one fault in
    an API of the vendor's own; a form that is wrong or missing is another.
    """
    if broken.code not in STANDING:
        return broken
    words = broken.in_words | {(code, broken.item) for code in STANDING}
    if broken.item is ANY and broken.code in {"C0404", "C0409"}:
        return replace(broken, alike=broken.alike | STANDING, in_words=words)
    return replace(broken, in_words=words)


def is_its_word(trial: Trial, reply: Reply, broken: Broken, told: Refusal) -> bool:
    """Return whether an API of the vendor's own calls by a reason what the request breaks.

    What it calls by one reason only, it may call what it will. Of several that the profile
    translates each must be one that the request can break: at the item named, or where no item is
    named at any.
    """
    if not is_own_api(trial) or told.item not in {broken.item, None}:
        return False
    translated = {one.code for one in reply.refusals if one.code in CONTRACT_STATUS}
    if len(translated) == 1:
        return True
    can = {(broken.code, broken.item), *broken.also, *broken.in_words}
    if broken.item in reply.unsent | reply.chosen_by | reply.unworded:
        can |= {("E0001", broken.item)}  # no request held it, or no word for it
    return any(
        code == told.code and (told.item is None or item in {ANY, told.item}) for code, item in can
    )


def says_nothing(reply: Reply, broken: Broken) -> bool:
    """Return whether a refusal names neither the item at fault nor a reason for which it is due."""
    due = {broken.code, *broken.alike, *(code for code, _ in broken.in_words)}
    return not any(
        told.code in due or (told.item is not None and told.item == broken.item)
        for told in reply.refusals
    )


def in_own_words(trial: Trial, reply: Reply, broken: Broken) -> bool:
    """Return whether an API of the vendor's own refuses for what is broken, in words of its own.

    No source binds the reasons of such an API: what differs from a lawful request in one item and
    is refused for that item is refused rightly, whatever the reason is called.

    Raises:
        UntestedError: P-OTHER-ITEM, only other items are named.
    """
    if not is_own_api(trial) or not reply.refused:
        return False
    own = [told for told in reply.refusals if told.code not in CONTRACT_STATUS]
    named = {told.item for told in reply.refusals if told.item is not None}
    if broken.item is ANY:
        _hold_sought(trial, reply, broken)
        return bool(own) or not reply.refusals
    if not named:
        return all(told.code != "C0403" for told in reply.refusals)
    if broken.item in named:
        return True
    if not own and any(is_named(trial.spec, item) for item in named & _entered(trial)):
        return False  # a reason that the profile translates, about an item that was sent
    raise UntestedError(_other_item(trial, broken.item, sorted(named)))


def _hold_sought(trial: Trial, reply: Reply, broken: Broken) -> None:
    """Hold that a vendor's package looked for whom nobody is.

    A number made up in another form than the package's own is refused for its form, at a place
    that the profile maps nothing to; who is there is not looked at then.

    Raises:
        UntestedError: P-OTHER-ITEM.
    """
    if broken.code != "C0404" or not reply.refusals:
        return
    if all(one.code in FORM and _is_strange(trial.spec, one.item) for one in reply.refusals):
        named = sorted(str(one.item) for one in reply.refusals)
        raise UntestedError(_other_item(trial, "key", named))


def _entered(trial: Trial) -> set[str]:
    """Return the items that the requests of a case hold of themselves: all but what functions take.

    What a function does not take the profile itself fills in, from what it was given or from
    elsewhere: the day of filing from the day of the event, which is then wrong at both places.
    """
    function = trial.spec.functions.get(trial.key)
    taken = getattr(function.operation, "inputs", ()) if function is not None else ()
    every = {item.key for group in trial.spec.records.values() for item in group.items}
    if not taken:
        return every
    keys = trial.group(str(getattr(function and function.operation, "record", ""))).primary_key
    return {*taken, *keys}


def _is_strange(spec: Specification, item: str | None) -> bool:
    """Return whether a place is named that is no item of the specification."""
    return item is not None and not is_named(spec, item)


def is_own_api(trial: Trial) -> bool:
    """Return whether the package is reached by an API of the vendor's own, through a mapping."""
    api = trial.profile.surfaces.api
    return api is not None and api.adapter == "mapping"


def _other_item(trial: Trial, item: str, named: list[str]) -> Cause:
    told = ", ".join(dict.fromkeys(map(words_of(trial.spec, trial.profile).told, named)))
    return make_cause("P-OTHER-ITEM", {"item": item, "named": told}, item=item, told=told)
