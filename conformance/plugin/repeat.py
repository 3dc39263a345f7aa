"""A result tried again: under the conditions it was made, and told where these are others now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from conformance.plugin.evidence import evidence_of
from conformance.plugin.export_files import with_switches
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, open_place, place_of, prepare, session_at
from conformance.plugin.record import versions
from conformance.results.build import judge_case
from conformance.results.counterexamples import counterexample_of
from conformance.worlds.corpus import Corpus, only

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from conformance.plugin.prepare import Prepared
    from conformance.results.build import RunRequest
    from conformance.results.model import CaseModel, Result

Condition = Literal["profile", "catalogue", "files", "versions"]
"""What has to be as it was for a repetition to be one."""

CONDITIONS: tuple[Condition, ...] = get_args(Condition)


@dataclass(frozen=True)
class ConditionChange:
    """A condition that is not as it was: what of it, then and now."""

    condition: Condition
    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Repetition:
    """Cases of a result, prepared to be tried again."""

    before: Result
    prepared: Prepared
    directory: Path | None

    def differences(self) -> Iterator[ConditionChange]:
        """Yield what would make this a trial of something else."""
        was, now = self.before.invocation, versions()
        if was.profile_digest != self.prepared.profile.digest:
            yield _differs("profile", "", was.profile_digest, self.prepared.profile.digest)
        domains = {case.id.split("/")[0] for case in map(self.before.case, self.ids) if case}
        for spec in self.before.catalogue:
            current = self.prepared.specs.get(spec.domain)
            digest = current.digest if current is not None else ""
            if spec.domain in domains and spec.digest != digest:
                yield _differs("catalogue", spec.domain, spec.digest, digest)
        yield from self._files()
        for name in ("harness", "hypothesis"):
            one, other = getattr(was.versions, name), getattr(now, name)
            if one != other:
                yield ConditionChange("versions", name, one, other)

    @property
    def ids(self) -> frozenset[str]:
        """The cases that are tried."""
        return self.prepared.only or frozenset()

    @property
    def _run(self) -> RunRequest:
        """The run, of which nothing is written: values of answers are shown when it is asked."""
        return replace(self.prepared.run, unmask=self.prepared.options.unmask)

    def tried(self) -> Iterator[CaseModel]:
        """Try the cases one after another; stop the sample package if it was started for this."""
        launched = None
        if self.directory is not None:
            place = PackagePlace(None, self.directory)
        else:
            place, launched = open_place(self.prepared)
        session = session_at(self.prepared, place)
        try:
            for planned in self.prepared.plan:
                outcome = None if planned.verdict else session.execute(planned.case)
                yield judge_case(self._run, planned, outcome)
        finally:
            session.close()
            if launched is not None:
                launched.stop()

    def _files(self) -> Iterator[ConditionChange]:
        """Yield the directories whose files are others; only those that these cases look into."""
        needed = {name for name in ("files", "forms") if self.prepared.needs(name)}
        export = self.directory
        if export is None and "files" in needed:
            export = place_of(self.prepared, None, api=False).files
        evidence = evidence_of(self.prepared, export)
        was = {e.role: e.digest for e in self.before.invocation.evidence if e.surface in needed}
        now = {e.role: e.digest for e in evidence if e.surface in needed}
        for role in sorted(was.keys() | now.keys()):
            if was.get(role) != now.get(role):
                yield _differs("files", role, was.get(role, ""), now.get(role, ""))


def repetition(
    before: Result,
    cases: Iterable[str],
    profile: Path,
    directory: Path | None,
    others: Mapping[str, str | None],
) -> Repetition:
    """Return the cases of a result prepared once more; `others` are options in place of its own.

    A generated case is tried on the counterexample of the result first: the very same again.
    """
    asked = before.invocation
    ids = frozenset(cases)
    options = {
        "profile": str(profile),
        "seed": str(asked.seed),
        "as-of": asked.as_of.isoformat(),
        "mutant": asked.mutant,
        **{name: value for name, value in others.items() if value},
    }
    prepared = prepare(options_of(options))
    if asked.files is not None:
        prepared = with_switches(prepared, asked.files)
    known: dict[str, Corpus] = {}
    for case in filter(None, map(before.case, ids)):
        one = counterexample_of(case)
        if one is not None:
            known[case.id] = only(case.id, one)
    corpus = Corpus({name: kept.cases[name] for name, kept in known.items()})
    return Repetition(before, replace(prepared, corpus=corpus, only=ids), directory)


def _differs(condition: Condition, name: str, was: str, now: str) -> ConditionChange:
    return ConditionChange(condition, name, was[:_DIGITS] or "–", now[:_DIGITS] or "–")


_DIGITS = 12  # of a hash, as people are shown it
