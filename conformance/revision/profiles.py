"""What a revision means for a profile: what is due, what it says in vain, what to run again."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from conformance.planning.plan import make_plan
from conformance.revision.model import TouchedProfile
from conformance.revision.rerun import rerun
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from conformance.planning.plan import Planned
    from conformance.revision.asking import Asking
    from conformance.revision.cases import Looked
    from conformance.revision.model import TouchedCase
    from conformance.surfaces.profile import Profile

_SPARED = frozenset({"not_applicable", "not_declared"})


@dataclass(frozen=True)
class Revised:
    """The touched cases of a revision, by those who must run them again."""

    looked: Looked
    cases: Sequence[TouchedCase]
    day: date

    def profile(self, name: str, path: Path) -> TouchedProfile:
        """Return what the revision means for a profile (`ProfileError`).

        What it had to run before and asks the same is not run again because it is demanded now.
        """
        found = load_profile(path).profile
        old = self._planned(self.looked.before, found)
        new = self._planned(self.looked.after, found)
        run = {case for case, one in new.items() if one.verdict is None}
        touched = {case.id for case in self.cases if case.what in {"added", "changed"}}
        newly = {case for case in run if case in old and old[case].verdict is not None}
        every = {n: self.looked.after.cases(n) for n in self.looked.domains}
        return TouchedProfile(
            name,
            tuple(dict.fromkeys(_due(old, new))),
            tuple(self._stale(found)),
            tuple(self._versions(found)),
            rerun(run & (touched | newly), every, name),
        )

    def _planned(self, side: Asking, profile: Profile) -> dict[str, Planned]:
        wanted = (n for n in self.looked.domains if n in profile.specifications)
        specs = [spec for spec in map(side.spec, wanted) if spec is not None]
        return {planned.case.id: planned for planned in make_plan(specs, profile, self.day)}

    def _stale(self, profile: Profile) -> Iterator[str]:
        """Yield what the profile says of requirements and cases that are gone."""
        gone = [case for case in self.cases if case.what == "removed"]
        left = [c for name in self.looked.domains for c in self.looked.after.cases(name).values()]
        lost = {*(case.id for case in gone), *(case.requirement for case in gone)}
        still = {*(case.id for case in left), *(case.requirement.id for case in left)}
        for said, names in _said(profile).items():
            for name in names:
                if any(fnmatchcase(one, name) for one in lost - still) and not any(
                    fnmatchcase(one, name) for one in still
                ):
                    yield f"{said}: {name}"

    def _versions(self, profile: Profile) -> Iterator[str]:
        for name in self.looked.domains:
            spec = self.looked.after.spec(name)
            said = profile.specifications.get(name)
            if spec is not None and said is not None and said.version != spec.version:
                yield f"{name}: {said.version} → {spec.version}"


def _due(old: Mapping[str, Planned], new: Mapping[str, Planned]) -> Iterator[str]:
    """Yield the requirements that apply and did not, or are required and were not."""
    for case, one in new.items():
        was = old.get(case)
        applies = one.verdict not in _SPARED
        if applies and (was is None or was.verdict in _SPARED or _more(was, one)):
            yield one.case.requirement.id


def _more(was: Planned, now: Planned) -> bool:
    return now.level == "required" and was.level != "required"


def _said(profile: Profile) -> dict[str, list[str]]:
    declared = [
        f"{domain}/function/{key}"
        for domain, keys in profile.declares.items()
        if keys != "all"
        for key in keys
    ]
    return {
        "declares": declared,
        "attestations": [one.requirement for one in profile.attestations],
        "waivers": [one.of for one in profile.waivers],
        "answers": [one.of for one in profile.answers],
    }
