"""The register of checks and of the generators that turn requirements into cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal

from conformance.cases.case import Case
from conformance.cases.titles.template import titled
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.cases.case import Polarity, RequirementRef, Surface
    from conformance.cases.titles.naming import Naming
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import ErrorCode
    from conformance.contract.call import Action, Call
    from conformance.findings import Json

    Needs = Callable[[Specification, Case], Iterable[Call]]
    Need = Action | Literal["act", "send", "receive"] | Needs
    Chooses = Literal["key", "item"]
    Compares = Literal[
        "statement",
        "protection",
        "refusal",
        "derivation",
        "rule",
        "print",
        "form_item",
        "items",
        "columns",
        "item",
        "key",
        "history",
        "references",
        "periods",
        "file_rule",
        "profile",
        "event",
        "cancellation",
        "nothing_else",
        "conditions",
        "matching",
        "person",
        "withheld",
        "precondition",
    ]


@dataclass(frozen=True, slots=True)
class Spares:
    """What still stands after a check's calls: `all` rows, or those of `others` than its groups.

    `stores_one`: where none stand, a row may be stored to stand by; the calls say nothing of it.
    """

    rows: Literal["all", "others"]
    stores_one: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: its polarity, surface, what it says, and the function that tries it.

    `needs`: the calls of the contract that it makes, on what the case is about; `act` is whatever
    action an audit case is about, `send` and `receive` are the two ways of a linkage, and a
    function says what else is called. None: nobody has said, which a test finds. `generative`: it
    draws what it tries from the seed, beside or instead of what somebody wrote down. `chooses`: it
    must choose the value of the row's key, or of the item that the case is about. `in_part`: what
    of its calls is reached is tried, and what is not is said. `spares`: what is held to stand
    after it (`conformance.cases.bystanders`). `compares`: what it compares, and
    so on what its cases stand (`conformance.cases.ground.expected`): what the requirement states,
    unless it says more.
    """

    name: str
    polarity: Polarity
    surface: Surface
    title: Bilingual
    function: Callable[[Trial], None]
    needs: tuple[Need, ...] | None = None
    generative: bool = False
    chooses: Chooses | None = None
    in_part: bool = False
    spares: Spares | None = None
    compares: Compares = "statement"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a generator proposes: the last part of the id, the check, its parameters."""

    slug: str
    check: str
    params: Mapping[str, Json] = field(default_factory=dict)
    reason: ErrorCode | None = None


_CHECKS: dict[str, Check] = {}
_GENERATORS: dict[type, list[Callable[[Specification, object], Iterator[Draft]]]] = {}


def check(  # noqa: PLR0913 - keyword arguments, one for each thing that a check declares
    name: str,
    *,
    polarity: Polarity,
    ja: str,
    en: str,
    surface: Surface = "api",
    needs: tuple[Need, ...] | None = None,
    generative: bool = False,
    chooses: Chooses | None = None,
    in_part: bool = False,
    spares: Spares | None = None,
    compares: Compares = "statement",
) -> Callable[[Callable[[Trial], None]], Callable[[Trial], None]]:
    """Register a check. `ja` and `en` may name the case's parameters in braces.

    After a colon stands what a parameter names, `{item:item}`: its title then says the name.
    """

    def register(function: Callable[[Trial], None]) -> Callable[[Trial], None]:
        if name in _CHECKS:
            msg = f"check {name} is defined twice"
            raise RuntimeError(msg)
        _CHECKS[name] = Check(
            name=name,
            polarity=polarity,
            surface=surface,
            title=Bilingual(ja, en),
            function=function,
            needs=needs,
            generative=generative,
            chooses=chooses,
            in_part=in_part,
            spares=spares,
            compares=compares,
        )
        return function

    return register


def generates(
    model: type,
) -> Callable[
    [Callable[[Specification, object], Iterator[Draft]]],
    Callable[[Specification, object], Iterator[Draft]],
]:
    """Register the generator of cases for an operation or requirement of type `model`."""

    def register(
        function: Callable[[Specification, object], Iterator[Draft]],
    ) -> Callable[[Specification, object], Iterator[Draft]]:
        _GENERATORS.setdefault(model, []).append(function)
        return function

    return register


def checks() -> Mapping[str, Check]:
    """Return all registered checks by name."""
    return _CHECKS


def drafts(spec: Specification, subject: object) -> Iterator[Draft]:
    """Return what the generators for `subject` propose; nothing if there is none.

    Their order is that of their checks' names, whatever was imported first and lies where.
    """
    proposed = chain.from_iterable(
        generator(spec, subject) for generator in _GENERATORS.get(type(subject), ())
    )
    yield from sorted(proposed, key=lambda one: (one.check, one.slug))


def case_of(requirement: RequirementRef, draft: Draft, naming: Naming) -> Case:
    """Return the case a draft stands for; `naming` says its parameters in the title."""
    registered = _CHECKS[draft.check]
    return Case(
        id=f"{requirement.id}/{draft.slug}",
        requirement=requirement,
        check=draft.check,
        polarity=registered.polarity,
        surface=registered.surface,
        title=partial(titled, registered.title, draft.params, naming),
        reason=draft.reason,
        params=draft.params,
    )
