"""Outcomes of a process held against the rule behind them: only what any telling of it allows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from conformance.contract.oracles import as_read, derive, explained
from conformance.findings import Cause, UntestedError
from conformance.suite.process.unknown import outcomes
from conformance.suite.rule_check import equal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.findings import Json
    from conformance.rules.core import Derived
    from conformance.suite.trial import Trial

    Facts = dict[str, Json]

MOST: Final = 8
"""Processes that a case enters: each makes people who stay in the package."""
_ATTEMPTS: Final = 20
"""Processes begun, those among them that the package refuses on the way."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a process showed: the outputs it told, and where they were read.

    `unknown`: facts that no request of it had in it. `typed`: outputs that it was sent, so that the
    package did not work them out.
    """

    outputs: Mapping[str, Json]
    where: str
    unknown: tuple[str, ...] = ()
    typed: frozenset[str] = frozenset()


def hold(
    trial: Trial,
    rule: str,
    asked: Iterable[tuple[Facts, Derived[object]]],
    enter: Callable[[Facts, Mapping[str, Json]], Shown],
    unknown: tuple[str, ...] = (),
    unheld: frozenset[str] = frozenset(),
) -> None:
    """Enter facts after facts; hold that each outcome is one that the rule can give of them.

    Args:
        trial: the attempt.
        rule: the rule.
        asked: facts that the rule decides, with what it gives.
        enter: makes the process of some facts of which these outputs must come, and returns what
            it shows.
        unknown: facts that the process does not tell the package.
        unheld: outputs that the package shows nowhere, as its profile says.

    Raises:
        FindingError: an outcome is another one.
        UntestedError: no outcome could be judged.
    """
    judged, why = 0, undetermined(rule, unknown)
    lacking: set[str] = set()
    untold = set(unknown)
    for facts, derived in islice(_determined(trial, rule, asked, untold, unheld), _ATTEMPTS):
        try:
            shown = enter(facts, derived.as_json())
        except UntestedError as error:
            why = error.cause
            continue
        untold |= set(shown.unknown)
        expected = _expected(trial, rule, facts, untold, unheld | shown.typed)
        if not expected:
            why = typed_in(rule, shown.typed) if shown.typed else undetermined(rule, untold)
            continue
        lacking |= {
            k for k, v in expected.items() if v is not None and shown.outputs.get(k) is None
        }
        judged += _agrees(trial, rule, facts, expected, shown)
        if judged == MOST:
            break
    if lacking:
        raise UntestedError(_not_shown(rule, sorted(lacking)))
    if not judged:
        raise UntestedError(why)


def _determined(
    trial: Trial,
    rule: str,
    asked: Iterable[tuple[Facts, Derived[object]]],
    untold: set[str],
    unheld: frozenset[str],
) -> Iterator[tuple[Facts, Derived[object]]]:
    """Yield the facts of which something must come out whatever else is so."""
    for facts, derived in asked:
        if _expected(trial, rule, facts, untold, unheld):
            yield facts, derived


def _expected(
    trial: Trial, rule: str, facts: Facts, untold: set[str], unheld: frozenset[str]
) -> dict[str, Json]:
    told = as_read(trial.spec, rule, facts)
    found = outcomes(trial.spec, rule, told, sorted(untold))
    return {name: value for name, value in found.items() if name not in unheld}


def _agrees(
    trial: Trial, rule: str, facts: Facts, expected: Mapping[str, Json], shown: Shown
) -> bool:
    """Hold that what is shown is as expected; say whether anything is shown."""
    kinds = trial.spec.rules[rule].output
    for name, value in expected.items():
        found = shown.outputs.get(name)
        if found is not None and not equal(value, found, decimal=kinds.get(name) == "decimal"):
            raise trial.value_differs(
                name,
                value,
                found,
                shown.where,
                cause=f"{trial.domain}/rule/{rule}",
                steps=explained(derive(trial.spec, rule, facts)),
                example=facts,
            )
    return any(shown.outputs.get(name) is not None for name in expected)


def _not_shown(rule: str, outputs: Iterable[str]) -> Cause:
    names = ", ".join(outputs)
    return Cause(
        "P-OUTPUT-UNTOLD",
        f"規則 {rule} の結果のうち {names} が、手順の応答に見つかりません。",
        f"of what rule {rule} gives, {names} is not found in the answer of the steps",
        "fields の {業務}/rule/{規則} に欄の名前を、製品が示さなければ null を書いてください。",
        "name the field under fields, in the scope DOMAIN/rule/RULE, or null if none",
        {"rule": rule, "outputs": names},
    )


def typed_in(rule: str, outputs: Iterable[str]) -> Cause:
    """Return the cause: the package is sent the outcome, and need not work it out."""
    names = ", ".join(sorted(outputs))
    return Cause(
        "P-TYPED-IN",
        f"規則 {rule} の結果（{names}）を要求で送っているため、製品が算出したとはいえません。",
        f"the outcome of rule {rule} ({names}) is sent with the request: that the package works it "
        "out cannot be seen",
        "製品が算出する項目なら、その機能の fields に null を書き、要求から外してください。",
        "if the package works it out, write null for it in the fields of the function",
        {"rule": rule, "outputs": names},
    )


def undetermined(rule: str, unknown: Iterable[str]) -> Cause:
    """Return the cause: what a process does not tell decides what would have to come out."""
    names = ", ".join(unknown)
    return Cause(
        "P-FACTS-UNTOLD",
        f"規則 {rule} の結果は、この手順が製品に伝えない事実（{names}）によって変わるため、"
        "判定できません。",
        f"what rule {rule} gives depends on facts that these steps do not tell: {names}",
        "手順（mapping.calls の calculate）の要求に、その事実を given から書いてください。",
        "let a request of the steps (calculate under mapping.calls) take these facts from given",
        {"rule": rule, "facts": names},
    )
