"""Profiles: the text with what is wrong in it, line by line, and the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.workbench.processes import said
from conformance.workbench.shelf import NO_PROGRAM, TEMPLATES, wrong_in
from conformance.workbench.store import write_audit
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.shelf import Listed, Wrong
    from conformance.workbench.visit import Visit


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
    if not visit.bench.shelf.new(name, visit.field("template")):
        raise UsageError(_no_name(name))
    write_audit(visit.bench.engine, visit.name, "profile", name)
    return visit.go(f"/profiles/{name}")


@page("/profiles/{key}")
def one(visit: Visit) -> Response:
    """Show a profile and what is wrong with it."""
    found = _profile(visit)
    return _shown(visit, found, found.path.read_text("utf-8", "replace"))


@action("/profiles/{key}", "tester")
def changed(visit: Visit) -> Response:
    """Check the text of the form, and keep it where that was asked: also while it is wrong."""
    found, text = _profile(visit), visit.field("text") + "\n"
    if visit.field("do") != "save" or found.sample:
        return _shown(visit, found, text)
    if any(one.message.code == NO_PROGRAM for one in _wrong(visit, text)):
        return _shown(visit, found, text)
    visit.bench.shelf.save(found, text)
    write_audit(visit.bench.engine, visit.name, "profile", found.name)
    return _shown(visit, found, text, saved=True)


@action("/profiles/{key}/check", "tester")
def checked(visit: Visit) -> Response:
    """Return what is wrong with the text of the form, while somebody types."""
    return visit.show("profile_wrong", wrong=_wrong(visit, visit.field("text") + "\n"))


@action("/profiles/{key}/doctor", "tester")
def doctor(visit: Visit) -> Response:
    """Show what `conformance doctor` says of the profile as it was saved."""
    found, settings = _profile(visit), visit.bench.settings
    command = [*settings.command, "--lang", visit.lang, "doctor", found.asked]
    lines = said(command, settings.folder)
    return visit.show("told", lines=lines, title=f"conformance doctor {found.asked}")


def _profile(visit: Visit) -> Listed:
    found = visit.bench.shelf.get(visit.key())
    if found is None:
        raise no_such()
    return found


def _shown(visit: Visit, found: Listed, text: str, *, saved: bool = False) -> Response:
    wrong = _wrong(visit, text)
    return visit.show("profile", listed=found, text=text, wrong=wrong, saved=saved)


def _wrong(visit: Visit, text: str) -> tuple[Wrong, ...]:
    settings = visit.bench.settings
    beside = settings.profiles / f"{visit.key()}.yaml"
    return wrong_in(text, beside, commands=not settings.open)


def _no_name(name: str) -> Message:
    return Message(
        "WBN004",
        f"プロファイルの名前 {name!r} は使えません。"
        "期待: まだない名前（文字・数字・_・-、60字まで）",
        f"a profile cannot be called {name!r}; expected a new name of letters, digits, _ and -",
        "別の名前にしてください。",
        "choose another name",
    )
