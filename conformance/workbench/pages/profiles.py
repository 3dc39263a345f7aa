"""Profiles: the text with what is wrong in it, line by line, and the doctor."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.workbench.processes import output_lines
from conformance.workbench.shelf import (
    NO_PROGRAM,
    TEMPLATES,
    ProfileMessage,
    loaded,
    product_of,
    wrong_in,
)
from conformance.workbench.taking_back import waivers_of
from conformance.workbench.until import policy_of
from conformance.workbench.visit import action, no_such, page
from conformance.workbench.waived import (
    GIVEN_FOR_ANOTHER,
    NO_WAIVER,
    excused,
    gained,
    given_for_another,
    led_elsewhere,
    not_an_approver,
)
from conformance.workbench.written import WRITING

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.shelf import ListedProfile
    from conformance.workbench.taking_back import GivenWaiver
    from conformance.workbench.visit import Visit

_BARRED: Final = frozenset({NO_PROGRAM, NO_WAIVER, GIVEN_FOR_ANOTHER})
"""What keeps a text from being kept at all."""


@page("/profiles")
def listed(visit: Visit) -> Response:
    """Show the profiles of the folder and the samples."""
    return visit.show("profiles", profiles=visit.bench.shelf.all(), templates=TEMPLATES)


@action("/profiles", "tester")
def new(visit: Visit) -> Response:
    """Begin a profile from a template.

    Raises:
        UsageError: WBN004, the name is taken or none.
    """
    name = visit.field("name")
    with visit.audited("profile", name):
        if not visit.bench.shelf.new(name, visit.field("template")):
            raise UsageError(_no_name(name))
    return visit.go(f"/profiles/{name}")


@page("/profiles/{key}")
def one(visit: Visit) -> Response:
    """Show a profile and what is wrong with it."""
    found = profile_of(visit)
    return _shown(visit, found, found.path.read_text("utf-8", "replace"))


@action("/profiles/{key}", "tester")
def changed(visit: Visit) -> Response:
    """Check the text of the form, and keep it where that was asked: also while it is wrong."""
    found, text = profile_of(visit), visit.field("text") + "\n"
    saved = visit.field("do") == "save" and keep_text(visit, text)
    return _shown(visit, found, text, saved=saved, seen="" if saved else visit.field("seen"))


def keep_text(visit: Visit, text: str) -> bool:
    """Keep a text as the profile of the path; return False where that may not be.

    A sample stays as it is, a workbench of many keeps no profile that starts a program, and who
    is no approver adds no waiver nor leads one to another product. Else it is kept also while
    something is wrong with it.

    Raises:
        UsageError: WBN015, somebody else changed it since the form was shown.
    """
    found = profile_of(visit)
    if found.sample:
        return False
    with WRITING:
        before = found.path.read_text("utf-8", "replace")
        if digest(before) != visit.field("seen"):
            raise UsageError(_changed_meanwhile())
        if any(one.message.code in _BARRED for one in wrong_with(visit, text)):
            return False
        told = f"{found.name} sha256 {digest(text)}"
        with visit.audited("profile", told, _approved(before, text)):
            visit.bench.shelf.save(found, text)
    return True


def _approved(before: str, text: str) -> str:
    """Return which waivers a save adds, or leads to another product; empty where none."""
    kept = excused(text)
    moved = led_elsewhere(before, text)
    told = kept if moved else tuple(one for one in kept if one not in excused(before))
    lead = f"({', '.join(moved)}) " if moved else ""
    return f"waivers {lead}{'; '.join(told)}" if told else ""


def digest(text: str) -> str:
    """Return by what a form knows the text that it was made of."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@action("/profiles/{key}/check", "tester")
def checked(visit: Visit) -> Response:
    """Return what is wrong with the text of the form, while somebody types."""
    return visit.show("profile_wrong", wrong=wrong_with(visit, visit.field("text") + "\n"))


@action("/profiles/{key}/doctor", "tester")
def doctor(visit: Visit) -> Response:
    """Show what `conformance doctor` says of the profile as it was saved."""
    found, settings = profile_of(visit), visit.bench.settings
    command = [*settings.command, "--lang", visit.lang, "doctor", found.asked]
    with visit.audited("doctor", found.name):
        lines = output_lines(command, settings.folder)
    return visit.show("told", lines=lines, title=f"conformance doctor {found.asked}")


def profile_of(visit: Visit) -> ListedProfile:
    """Return the profile of the path (404 where there is none)."""
    found = visit.bench.shelf.get(visit.key())
    if found is None:
        raise no_such()
    return found


def _shown(
    visit: Visit, found: ListedProfile, text: str, *, saved: bool = False, seen: str = ""
) -> Response:
    wrong = wrong_with(visit, text)
    seen = seen or digest(found.path.read_text("utf-8", "replace"))
    return visit.show(
        "profile",
        listed=found,
        text=text,
        wrong=wrong,
        saved=saved,
        seen=seen,
        given=_given(visit, found),
    )


def _given(visit: Visit, listed: ListedProfile) -> tuple[GivenWaiver, ...]:
    """Return the waivers of a profile as it was saved."""
    got = None if listed.sample else loaded(listed.path)
    if got is None:
        return ()
    policy = policy_of(visit.bench.settings.policy)
    return waivers_of(product_of(got.profile), (listed,), None, policy)


def may_start_programs(visit: Visit) -> bool:
    """Return whether a profile may name a program: only for who works alone, on this machine.

    A program runs as whoever started the workbench, and may do all that this person may.
    """
    return not visit.bench.settings.open and not visit.bench.people.any()


def wrong_with(visit: Visit, text: str) -> tuple[ProfileMessage, ...]:
    """Return what is wrong with a text as the profile of the path, for who would keep it."""
    settings = visit.bench.settings
    beside = settings.profiles / f"{visit.key()}.yaml"
    listed = profile_of(visit)  # a sample's evidence stands where the sample does
    commands = may_start_programs(visit)
    found = wrong_in(text, beside, commands=commands, statements=not listed.sample)
    before = listed.path.read_text("utf-8", "replace")
    if visit.person is not None and visit.person.may("approver"):
        return found
    moved = led_elsewhere(before, text)
    return (
        *found,
        *([ProfileMessage(not_an_approver(), None)] if gained(before, text) else ()),
        *([ProfileMessage(given_for_another(moved), None)] if moved else ()),
    )


def _changed_meanwhile() -> Message:
    return Message(
        "WBN015",
        "この画面を開いた後に、ほかの人がこのプロファイルを変更しました。保存していません。",
        "somebody else changed this profile after the page was opened; nothing was saved",
        "プロファイルのページを開き直し、変更を見てから書き直してください。",
        "open the page of the profile again, look at the change, and write yours anew",
    )


def _no_name(name: str) -> Message:
    return Message(
        "WBN004",
        f"プロファイルの名前 {name!r} は使えません。"
        "期待: まだない名前（文字・数字・_・-、60字まで）",
        f"a profile cannot be called {name!r}; expected a new name of letters, digits, _ and -",
        "別の名前にしてください。",
        "choose another name",
    )
