"""A protection law held against what of a package can be reached: the rest is said, and no pass.

One view, form or search that a profile does not reach must not silence the law for the others. A
trace found is a failure whatever was left out; a pass takes all of them.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conformance.cases.needs import stored
from conformance.findings import Cause, UntestedError
from conformance.worlds.reached import offered_calls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.contract.call import Call
    from conformance.worlds.reached import OfferedCalls

_NAMED: Final = 6  # parts told by name
_CAUSES: Final = 4  # different causes told


@dataclass
class InPart:
    """The parts of a case: those that were judged, and those that could not be, with the cause."""

    trial: Trial
    _judged: dict[str, None] = field(default_factory=dict)
    _missed: dict[str, Cause] = field(default_factory=dict)
    _tried: dict[str, Cause] = field(default_factory=dict)

    def of(self, names: Iterable[str], calls: Callable[[str], Iterable[Call]]) -> tuple[str, ...]:
        """Return the names whose calls the package can be reached by; the others are noted."""
        found = []
        for name in names:
            cause = self._lacking(calls(name))
            if cause is None:
                found.append(name)
            else:
                self._missed.setdefault(name, cause)
        return tuple(found)

    @contextmanager
    def part(self, name: str, *, judges: bool = True) -> Iterator[None]:
        """Judge a part; one that cannot be tried is noted, and the others go on.

        `judges`: whether it is judged when it comes through, and did not only arrange others.
        """
        try:
            yield
        except UntestedError as error:
            self._tried.setdefault(name, error.cause)
        else:
            if judges:
                self.judged(name)

    def judged(self, name: str) -> None:
        """Note that a part was judged."""
        self._judged[name] = None

    def hold_all(self) -> None:
        """Hold that every part was judged.

        Raises:
            UntestedError: the cause, if none was; U-IN-PART with both lists, if only some were.
        """
        missed = {**self._tried, **self._missed}  # what came nearest says most
        if not missed:
            return
        cause = next(iter(missed.values()))
        raise UntestedError(self._told(cause, missed) if self._judged else cause)

    def _lacking(self, calls: Iterable[Call]) -> Cause | None:
        made = tuple(calls)
        for call in made:
            if (unsure := self.trial.unsure.get(call.name)) is not None:
                return unsure
        if self._reached is None:
            return None
        spec = self.trial.spec
        wanted = (stored(spec, call) for call in made)
        return next(filter(None, (self._reached.lacks(spec, call) for call in wanted)), None)

    @cached_property
    def _reached(self) -> OfferedCalls | None:
        return offered_calls(self.trial.profile)

    def _told(self, cause: Cause, left_out: Mapping[str, Cause]) -> Cause:
        judged, missed = _named(self._judged), _named(left_out)
        alike: dict[tuple[str, str], list[str]] = {}
        for name, one in left_out.items():
            alike.setdefault((one.ja, one.en), []).append(name)
        why = [(_named(names), *told) for told, names in alike.items()][:_CAUSES]
        return Cause(
            "U-IN-PART",
            f"試験した{judged}に漏れは見つかりませんでしたが、試験できない{missed}があり、"
            f"合格とはしません。{' '.join(f'{names}: {ja}' for names, ja, _ in why)}",
            f"what was tried ({judged}) told nothing; it is no pass, since not all could be "
            f"tried: {missed}. {'; '.join(f'{names}: {en}' for names, _, en in why)}",
            cause.remedy_ja,
            cause.remedy_en,
            {**cause.details, "judged": judged, "missed": missed},
        )


def _named(names: Iterable[str]) -> str:
    known = list(names)
    more = len(known) - _NAMED
    return ", ".join([*known[:_NAMED], *([f"+{more}"] if more > 0 else [])])
