"""Which wrong oracles the facts of a run tell apart, and what of the right one they miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.contract.oracles import oracle, parameters
from conformance.rule_mutants.anew import reached_functions
from conformance.rule_mutants.branches import Branch, Branches
from conformance.rule_mutants.coded import Coded, coded_values, values_in_facts
from conformance.rule_mutants.cover import few
from conformance.rule_mutants.exchanged import exchanged
from conformance.rule_mutants.further import always_asked, drawn_by, further
from conformance.rule_mutants.inputs import idle_inputs
from conformance.rule_mutants.turns import TooLongError
from conformance.rule_mutants.variants import variants
from conformance.rules.core import Why
from conformance.worlds.generative import GENERATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.rule_mutants.further import KnownAnswer
    from conformance.rule_mutants.variants import Variant

    Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Killed:
    """A wrong oracle that a fact of the run tells apart, and that fact by its number."""

    where: str
    what: str
    by: int


@dataclass(frozen=True, slots=True)
class Survivor:
    """A wrong oracle that no fact of the run tells apart, though a lawful one does."""

    where: str
    what: str
    told_by: dict[str, object]


@dataclass(frozen=True, slots=True)
class BranchNotTaken:
    """An outcome of a condition that no fact asked in every run has, and lawful facts that do.

    `taken_by` is None where none of the lawful facts that were drawn takes it.
    """

    where: str
    holds: bool
    taken_by: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class CodeNotAsked:
    """A coded value that no fact asked in every run holds, and facts with it that are decided.

    `decided_by` is None where the rule decided none of the facts with it that were drawn.
    """

    input: str
    value: str
    decided_by: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class RuleMutants:
    """The wrong oracles of one rule, and what of the right one is not asked.

    `facts`: those of the run; `always` of them are asked whatever the seed, and `by_chance` wrong
    oracles are told apart by the others alone. `equivalent`: told apart by no fact of the run and
    by none of the further ones that were drawn; so they are taken for right. `wanted`: few facts
    that tell apart and reach whatever those asked in every run do not. `inputs_idle`: whose change
    changes nothing in the facts of every run.
    """

    domain: str
    rule: str
    facts: int
    always: int
    total: int
    equivalent: int
    by_chance: int
    killed: tuple[Killed, ...]
    survivors: tuple[Survivor, ...]
    branches: int
    branches_not_taken: tuple[BranchNotTaken, ...]
    codes: int
    codes_not_asked: tuple[CodeNotAsked, ...]
    inputs: int
    inputs_idle: tuple[str, ...]
    wanted: tuple[dict[str, object], ...]


def judge_rule(spec: Specification, rule: str, run_seed: int) -> RuleMutants:
    """Return which wrong oracles of a rule the facts of a run with this seed tell apart."""
    made = _Judged(spec, rule, run_seed)
    made.wanted_of(further(spec, rule, run_seed))
    return made.result()


class _Judged:
    """A rule under judgement: what its facts of every run miss, and by which others it is told."""

    def __init__(self, spec: Specification, rule: str, run_seed: int) -> None:
        self.spec, self.rule = spec, rule
        self.known, self.law = reached_functions(oracle(spec, rule)), parameters(spec, rule)
        self.always = always_asked(spec, rule)
        self.drawn = drawn_by(spec, rule, run_seed, GENERATED)
        self.killed: list[Killed] = []
        self.left: list[Variant] = []
        read_wrong = exchanged(spec, rule, oracle(spec, rule).function, self.law)
        for variant in (*variants(oracle(spec, rule), self.law, self.known), *read_wrong):
            by = self._first(variant, self.always)
            if by is None:
                self.left.append(variant)
            else:
                self.killed.append(Killed(variant.where, variant.what, by))
        self.branches = Branches(self.known)
        self.not_taken = self._not_taken()
        self.codes = coded_values(spec, rule)
        asked = {value for one in self.always for value in values_in_facts(self.codes, one)}
        self.not_asked = [one for one in self.codes if one not in asked]
        self.missed: list[Variant | Branch | Coded] = [
            *self.left,
            *self.not_taken,
            *self.not_asked,
        ]
        self.told: dict[int, Facts] = {}
        self.wanted: list[Facts] = []

    def wanted_of(self, tiers: Iterable[list[KnownAnswer]]) -> None:
        """Find facts that tell what is missed: of the first tier that does, as few as possible."""
        for facts in (*tiers, self.drawn):
            todo = [n for n in range(len(self.missed)) if n not in self.told]
            if not todo:
                return
            seen = self._seen(todo, facts)
            chosen = few(seen)
            self.told |= {n: dict(facts[at].facts) for n, at in chosen.items()}
            self.wanted += [dict(facts[at].facts) for at in dict.fromkeys(chosen.values())]

    def _seen(self, todo: Sequence[int], facts: Sequence[KnownAnswer]) -> dict[int, set[int]]:
        """Return which of the facts tell each of the things that are missed."""
        seen: dict[int, set[int]] = {n: set() for n in todo}
        watching = any(isinstance(self.missed[n], Branch) for n in todo)
        for at, one in enumerate(facts):
            taken = self._taken_by(one) if watching else set()
            for number in todo:
                if self._tells(self.missed[number], one, taken):
                    seen[number].add(at)
        return seen

    def _tells(
        self, missed: Variant | Branch | Coded, one: KnownAnswer, taken: set[Branch]
    ) -> bool:
        match missed:
            case Branch():
                return missed in taken
            case Coded():
                return bool(values_in_facts([missed], one))
            case _:
                return self._differs(missed, one)

    def _not_taken(self) -> list[Branch]:
        taken = set[Branch]().union(*map(self._taken_by, self.always))
        return [one for one in self.branches.all if one not in taken]

    def _taken_by(self, one: KnownAnswer) -> set[Branch]:
        self.branches.taken.clear()
        self.branches.function(one.given, self.law, Why())
        return set(self.branches.taken)

    def _first(self, variant: Variant, facts: Sequence[KnownAnswer]) -> int | None:
        """Return the number of the first fact for which the wrong oracle gives something else."""
        return next((n for n, one in enumerate(facts) if self._differs(variant, one)), None)

    def _differs(self, variant: Variant, one: KnownAnswer) -> bool:
        self.known.turns.again()
        try:
            output = variant.function(one.given, variant.law, Why())
        except (Exception, TooLongError):  # noqa: BLE001 - however it fails, it gives no answer
            return True
        return output != one.output

    def result(self) -> RuleMutants:
        """Return what was found."""
        first, by_chance, survivors = len(self.always), [], []
        for number, variant in enumerate(self.left):
            by = self._first(variant, self.drawn)
            if by is not None:
                by_chance.append(Killed(variant.where, variant.what, first + by))
            elif number in self.told:
                survivors.append(Survivor(variant.where, variant.what, self.told[number]))
        found = len(self.killed) + len(by_chance) + len(survivors)
        branches, codes = len(self.left), len(self.left) + len(self.not_taken)
        return RuleMutants(
            domain=self.spec.domain,
            rule=self.rule,
            facts=first + len(self.drawn),
            always=first,
            total=len(self.killed) + len(self.left),
            equivalent=len(self.killed) + len(self.left) - found,
            by_chance=len(by_chance),
            killed=(*self.killed, *by_chance),
            survivors=tuple(survivors),
            branches=len(self.branches.all),
            branches_not_taken=tuple(
                BranchNotTaken(one.where, one.holds, self.told.get(branches + n))
                for n, one in enumerate(self.not_taken)
            ),
            codes=len(self.codes),
            codes_not_asked=tuple(
                CodeNotAsked(one.input, one.value, self.told.get(codes + n))
                for n, one in enumerate(self.not_asked)
            ),
            inputs=len(self.spec.rules[self.rule].inputs),
            inputs_idle=tuple(idle_inputs(self.spec, self.rule, self.always)),
            wanted=tuple(self.wanted),
        )
