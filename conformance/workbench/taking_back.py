"""Waivers taken back: out of the profiles that have them, and void in results that were made.

A result stays as it was written; the policy says from then on that the waiver excuses nothing,
which the pages and the gate go by. A waiver that a profile elsewhere has is voided here alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.results.policy import JudgedProductModel, RevokedModel
from conformance.surfaces.profile_text.change import without_entries
from conformance.values.today import today_in_japan
from conformance.values.words import Bilingual
from conformance.workbench.policy_file import change_policy
from conformance.workbench.shelf import loaded
from conformance.workbench.until import policy_of
from conformance.workbench.written import WRITING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence

    from conformance.results.model import CaseModel, Result
    from conformance.results.policy import PolicyModel
    from conformance.surfaces.profile_text.change import Entry
    from conformance.workbench.bench import Bench
    from conformance.workbench.library import Shelved
    from conformance.workbench.shelf import ListedProfile


@dataclass(frozen=True, slots=True)
class GivenWaiver:
    """A waiver: of what, by whom, until when; which profiles of the folder have it.

    `cases`: how many of a result run under it. `revoked`: by whom, when and why it was taken back.
    """

    of: str
    approver: str
    expires: dt.date
    reason: str
    profiles: tuple[str, ...] = ()
    cases: int = 0
    revoked: RevokedModel | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether it was not taken back; one that a profile has again can be once more."""
        return self.revoked is None or bool(self.profiles)

    @property
    def key(self) -> str:
        """By what a form names it."""
        return _key(self.of, self.approver, self.expires)


def waivers_of(
    product: JudgedProductModel,
    profiles: Sequence[ListedProfile],
    result: Result | None,
    policy: PolicyModel,
) -> tuple[GivenWaiver, ...]:
    """Return the waivers of a product: those of its profiles, and those a result ran under."""
    found: dict[str, GivenWaiver] = {}
    for listed in profiles:
        got = loaded(listed.path)
        for one in () if got is None else got.profile.waivers:
            key = _key(one.of, one.approver, one.expires)
            names = (*(found[key].profiles if key in found else ()), listed.name)
            found[key] = GivenWaiver(one.of, one.approver, one.expires, one.reason, names)
    for case in () if result is None else result.cases:
        if (given := case.waiver) is not None:
            key = _key(given.of, given.approver, given.expires)
            had = found.get(key)
            names, number = (had.profiles, had.cases) if had else ((), 0)
            found[key] = GivenWaiver(
                given.of, given.approver, given.expires, given.reason, names, number + 1
            )
    back = {_key(one.of, one.approver, one.expires): one for one in revoked_of(policy, product)}
    return tuple(_marked(one, back.get(one.key)) for one in found.values())


def taken_back(result: Result, policy: PolicyModel) -> dict[str, RevokedModel]:
    """Return the cases of a result whose waiver was taken back, with who did it and why."""
    there = policy.revocations(result)
    found = ((case.id, _taking(case, there)) for case in result.cases if case.waiver is not None)
    return {name: one for name, one in found if one is not None}


def _taking(case: CaseModel, there: Iterable[RevokedModel]) -> RevokedModel | None:
    return next((one for one in there if case.waiver and one.takes(case.waiver)), None)


def void_in(result: Result, policy: PolicyModel) -> tuple[Bilingual, ...]:
    """Return what nobody may overlook of a result whose waivers were taken back since."""
    fails = {case.id for case in result.cases if case.verdict == "fail"}
    number = len(fails.intersection(taken_back(result, policy)))
    return (void_waivers(number),) if number else ()


def void_waivers(number: int) -> Bilingual:
    """Return that so many failures stood under waivers that were taken back since."""
    return Bilingual(
        f"この結果で免除されている不合格 {number} 件は、その後、免除が取り消されました。"
        "免除のない不合格として読んでください",
        f"{number} failures of this result stood under waivers that were taken back since: read"
        " them as failures that nobody waived",
    )


def revoked_of(policy: PolicyModel, product: JudgedProductModel) -> tuple[RevokedModel, ...]:
    """Return what was taken back of the waivers of a product."""
    return tuple(one for one in policy.revoked if one.product == product)


def take_back(
    bench: Bench,
    product: JudgedProductModel,
    waivers: Iterable[GivenWaiver],
    by: str,
    reason: str,
) -> None:
    """Void waivers of a product, and take them out of every profile of it in the folder.

    A profile that cannot be changed is told before anything is (PRO090).
    """
    keys = {one.key: one for one in waivers}
    entries = tuple(
        RevokedModel(
            of=one.of,
            approver=one.approver,
            expires=one.expires,
            product=product,
            by=by,
            reason=reason,
            on=today_in_japan(),
        )
        for one in keys.values()
    )
    with WRITING:
        texts = [(one, _without(one, keys)) for one in bench.shelf.fitting(product)]
        change_policy(bench.settings.policy, lambda policy: _voided(policy, product, entries))
        for listed, text in texts:
            if text is not None:
                bench.shelf.save(listed, text)


def give_again(bench: Bench, product: JudgedProductModel, given: Iterable[Entry]) -> None:
    """Let waivers hold again that an approver gives anew just as they had been taken back."""
    keys = {
        _key(str(one.get("case") or one.get("requirement")), str(one["approver"]), one["expires"])
        for one in given
    }
    path = bench.settings.policy
    there = revoked_of(policy_of(path), product)
    if any(_key(one.of, one.approver, one.expires) in keys for one in there):
        change_policy(path, lambda policy: _without_those(policy, product, keys))


def _voided(
    policy: PolicyModel, product: JudgedProductModel, entries: tuple[RevokedModel, ...]
) -> PolicyModel:
    """Return a policy with entries, each in place of one for the same waiver."""
    keys = {_key(one.of, one.approver, one.expires) for one in entries}
    kept = _without_those(policy, product, keys).revoked
    return policy.model_copy(update={"revoked": (*kept, *entries)})


def _without_those(
    policy: PolicyModel, product: JudgedProductModel, keys: Collection[str]
) -> PolicyModel:
    left = tuple(
        one
        for one in policy.revoked
        if one.product != product or _key(one.of, one.approver, one.expires) not in keys
    )
    return policy.model_copy(update={"revoked": left})


def _without(listed: ListedProfile, keys: Collection[str]) -> str | None:
    """Return the text of a profile without waivers; None where it has none of them."""
    text, got = listed.path.read_text("utf-8"), loaded(listed.path)
    gone = {
        number
        for number, one in enumerate(() if got is None else got.profile.waivers)
        if _key(one.of, one.approver, one.expires) in keys
    }
    return without_entries(text, "waivers", gone) if gone else None


def _marked(one: GivenWaiver, revoked: RevokedModel | None) -> GivenWaiver:
    return GivenWaiver(
        one.of, one.approver, one.expires, one.reason, one.profiles, one.cases, revoked
    )


def _key(of: str, approver: str, expires: object) -> str:
    return hashlib.sha256(f"{of}\0{approver}\0{expires}".encode()).hexdigest()[:24]


def voided_in(one: Shelved, policy: PolicyModel) -> int:
    """Return how many failures of a result of the list stood under waivers taken back since."""
    product = JudgedProductModel(
        name=one.product, vendor=one.vendor, release=one.release, city_code=one.city
    )
    back = {(r.of, r.approver, r.expires.isoformat()) for r in revoked_of(policy, product)}
    return sum(tuple(waiver) in back for waiver in one.waived)
