"""A refusal judged: for what the request breaks, for nothing else, with the contract's status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conformance.findings import Answered, Cause, Reason, UntestedError
from conformance.surfaces.known_words import words_of
from conformance.surfaces.mapping.causes import no_word
from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.findings import FindingError, Shown
    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Refusal, Reply

ANY: Final = None
"""As an item: whichever the reason names, or none."""

_STANDING: Final = frozenset({"E0004", "C0403", "C0404", "C0409"})
"""The reasons by which something is refused that is no fault of its form."""


_FORM: Final = frozenset({"E0001", "E0002"})
"""The reasons by which something is refused that is a fault of its form."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What a request breaks: the reason that must be told, and those that may be told beside it.

    `item`: the item that the reason must name; ANY where several are at fault. `also`: code and
    item of what the request breaks as well, or may be held to break. `alike`: codes by which the
    same may be told instead, where no source binds one.
    """

    code: str
    item: str | None = ANY
    also: frozenset[tuple[str, str | None]] = frozenset()
    alike: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of which one must be told."""
        return self.alike | {self.code}

    def covers(self, told: Refusal, spec: Specification) -> bool:
        """Return whether the request gives cause for a reason.

        A code that is none of the contract's claims nothing; nor does it matter which item a right
        code names where that is no item of the specification.
        """
        if told.code not in CONTRACT_STATUS:
            return True
        if told.code in self.alike:
            return True
        items = {item for code, item in {(self.code, self.item), *self.also} if code == told.code}
        return bool(items) and (
            not {ANY, told.item}.isdisjoint(items) or not _is_named(spec, told.item)
        )


def stands_against(reason: str | None, *inputs: str) -> Broken:
    """Return what a request breaks against which something stands that is no fault of its form.

    Where no source binds a reason the product may say that it is not allowed, that nobody of whom
    it is true is there, or that it contradicts what stands: never that something is missing, is no
    code, or is not offered. Of `inputs` that are at fault it may also say that their form is.
    """
    if reason is not None:
        return Broken(reason)
    form = {"E0002"} if inputs else set()
    return Broken("E0004", alike=_STANDING - {"E0004"} | form)


def hold_refused(trial: Trial, reply: Reply, broken: Broken) -> None:
    """Hold that a request was refused for what it breaks, for nothing else, and as agreed.

    Raises:
        FindingError: accepted, refused for another reason, for a further reason that it does not
            break, or with another HTTP status than the contract's.
    """
    if _is_own_api(trial):
        broken = _in_any_words(broken)
    if unknown := reply.unworded - {broken.item}:
        raise UntestedError(no_word(sorted(unknown)))
    told = (reply.tells(code, broken.item) for code in broken.codes)
    if reply.accepted or not (any(told) or _in_own_words(trial, reply, broken)):
        raise _not_refused(trial, reply, broken)
    own = {broken.item, None} if _is_own_api(trial) else set()
    surplus = [
        told
        for told in reply.refusals
        if told.item not in own and not broken.covers(told, trial.spec)
    ]
    if surplus:
        found = Answered(reply.status, tuple(Reason(r.code, r.item) for r in surplus))
        where, cause = reply.exchange.path, _cause(trial, broken)
        raise told_too_much(trial, _expected(broken), found, where, cause)
    if not _status_fits(trial, reply):
        raise _other_status(trial, reply)


def _in_any_words(broken: Broken) -> Broken:
    """Return what is broken by an entry as a whole, told in whichever words a vendor has for it.

    That something stands already, is not so any more, or contradicts what stands is one fault in
    an API of the vendor's own; a form that is wrong or missing is another.
    """
    if broken.item is not ANY or broken.code not in {"C0404", "C0409"}:
        return broken
    return replace(broken, alike=broken.alike | _STANDING)


def _in_own_words(trial: Trial, reply: Reply, broken: Broken) -> bool:
    """Return whether an API of the vendor's own refuses for what is broken, in words of its own.

    No source binds the reasons of such an API: what differs from a lawful request in one item and
    is refused for that item is refused rightly, whatever the reason is called.

    Raises:
        UntestedError: P-OTHER-ITEM, only other items are named.
    """
    if not _is_own_api(trial) or not reply.refused:
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
    if not own and any(_is_named(trial.spec, item) for item in named):
        return False  # a reason that the profile translates, about an item that it knows
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
    if all(one.code in _FORM and _is_strange(trial.spec, one.item) for one in reply.refusals):
        named = sorted(str(one.item) for one in reply.refusals)
        raise UntestedError(_other_item(trial, "key", named))


def _is_strange(spec: Specification, item: str | None) -> bool:
    """Return whether a place is named that is no item of the specification."""
    return item is not None and not _is_named(spec, item)


def _is_own_api(trial: Trial) -> bool:
    api = trial.profile.surfaces.api
    return api is not None and api.adapter == "mapping"


def _other_item(trial: Trial, item: str, named: list[str]) -> Cause:
    told = ", ".join(dict.fromkeys(map(words_of(trial.spec, trial.profile).told, named)))
    return Cause(
        "P-OTHER-ITEM",
        f"{item} を誤らせた要求が拒まれましたが、示された項目は {told} です。"
        f"{item} を理由に拒んだとはいえないため、判定しません。",
        f"a request in which {item} is wrong was refused, but {told} is named: it is not judged, "
        f"since {item} may not be why",
        f"profile の fields で {told} に当たる欄と {item} の欄を確かめてください。",
        f"check the fields of {told} and of {item} in the profile",
        {"item": item, "named": told},
    )


def _is_named(spec: Specification, item: str | None) -> bool:
    """Return whether a record or a form of the specification has an item of this key."""
    printed = (one.key == item for form in spec.forms.values() for one in form.items)
    return any(printed) or any(
        one.key == item for group in spec.records.values() for one in group.items
    )


def _status_fits(trial: Trial, reply: Reply) -> bool:
    """Return whether the status is one for the reasons told.

    An API of the vendor's own has its own statuses; a breakdown (5xx) refuses nothing there
    either.
    """
    if _is_own_api(trial):
        return reply.refused
    told = (CONTRACT_STATUS.get(reason.code) for reason in reply.refusals)
    return reply.status in set(told)


def _not_refused(trial: Trial, reply: Reply, broken: Broken) -> FindingError:
    sentence = (
        ("拒むべき要求が受け付けられました。", "a request that must be refused was accepted")
        if reply.accepted
        else (
            "拒否の理由が違います。",
            "the request was refused for another reason than the one it breaks",
        )
    )
    return trial.deviation(
        "F-NOT-REFUSED" if reply.accepted else "F-OTHER-REASON",
        *sentence,
        expected=_expected(broken),
        found=reply.answered,
        where=reply.exchange.path,
        cause=_cause(trial, broken),
        remedy_ja="この誤りを検査し、決められたコードと項目で拒んでください。",
        remedy_en="check for this error and refuse with the agreed code and item",
    )


def told_too_much(
    trial: Trial, expected: Shown, found: Answered, where: str, cause: str
) -> FindingError:
    """Return the finding that a refusal tells reasons that the request does not break."""
    return trial.deviation(
        "F-SURPLUS-REASON",
        "要求が破っていない理由も示して拒んでいます。",
        "the request was refused for reasons that it does not break, too",
        expected=expected,
        found=found,
        where=where,
        cause=cause,
        remedy_ja="実際に破られた条件だけを errors[] に示してください。",
        remedy_en="list in errors[] only what the request really breaks",
    )


def _other_status(trial: Trial, reply: Reply) -> FindingError:
    wanted = {CONTRACT_STATUS[r.code] for r in reply.refusals if r.code in CONTRACT_STATUS}
    return trial.deviation(
        "F-REFUSAL-STATUS",
        "拒否の HTTP 状態コードが決められたものではありません。",
        "the request was refused with another HTTP status than the agreed one",
        expected=Answered(next(iter(sorted(wanted)), None)),
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"interface:refusal-status:{reply.status}",
        remedy_ja="適合試験インターフェースの表のとおりの状態コードで拒んでください。"
        "5xx は故障であり、拒否ではありません。",
        remedy_en="refuse with the status in the table of the conformance test interface;"
        " 5xx is a breakdown, not a refusal",
    )


def _expected(broken: Broken) -> Shown:
    if broken.alike:
        return {"any_of": [*sorted(broken.codes)]}
    return Answered(None, (Reason(broken.code, broken.item),))


def _cause(trial: Trial, broken: Broken) -> str:
    return f"{trial.case.requirement.id}:{broken.code}:{broken.item or ''}"
