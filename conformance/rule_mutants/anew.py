"""An oracle made anew: its function and those it calls, some of them other than they were."""

from __future__ import annotations
import __future__

import ast
import copy
import inspect
import textwrap
from dataclasses import dataclass, field
from types import CodeType, FunctionType, MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from conformance.rule_mutants.turns import RANGE, TURN, Turns, counting_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.rules.core import Oracle, RegisteredRule

    AnyOracle = Oracle[object, object]

_ROOM: Final = "conformance.rules."
_AS_IT_IS: Final = _ROOM + "core"  # what reads parameters is no part of a rule
_NONE: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReachedFunctions:
    """The plain functions of the rules that an oracle reaches, itself first, each by its name.

    `trees`: those whose source is a function definition.
    """

    functions: Mapping[str, FunctionType]
    trees: Mapping[str, ast.FunctionDef]
    turns: Turns = field(default_factory=Turns)
    codes: dict[str, CodeType] = field(default_factory=dict)

    def place(self, name: str, line: int) -> str:
        """Return the module and line of a line of a function's tree."""
        function = self.functions[name]
        return f"{function.__module__}:{function.__code__.co_firstlineno + line - 1}"


def reached_functions(rule: RegisteredRule[object, object]) -> ReachedFunctions:
    """Return the functions that a rule's oracle reaches."""
    found: dict[str, FunctionType] = {}
    todo = [cast("FunctionType", rule.function)]
    while todo:
        function = todo.pop(0)
        if _name(function) in found or function.__module__ == _AS_IT_IS:
            continue
        found[_name(function)] = function
        todo += [one for one in _looked_up(function) if one.__module__.startswith(_ROOM)]
    trees = {name: tree for name, one in found.items() if (tree := _tree(one)) is not None}
    return ReachedFunctions(found, trees)


def made_anew(
    known: ReachedFunctions,
    trees: Mapping[str, ast.FunctionDef],
    names: Mapping[str, object] = _NONE,
    constants: Mapping[tuple[str, str], object] | None = None,
) -> AnyOracle:
    """Return the oracle with these functions in place of those of their names.

    Its loops count their turns; the trees are changed in place. `names` are given to every module;
    `constants`, by module and name, stand in place of those that are there.
    """
    given = {TURN: known.turns.turn, RANGE: known.turns.range, **names}
    spaces: dict[str, dict[str, object]] = {
        one.__module__: {**one.__globals__, **given} for one in known.functions.values()
    }
    for (module, name), value in (constants or {}).items():
        spaces[module][name] = value
    made: dict[str, FunctionType] = {}
    for name, function in known.functions.items():
        code = _code(trees[name], function) if name in trees else _as_it_was(known, name)
        twin = FunctionType(code, spaces[function.__module__], function.__name__)
        twin.__defaults__, twin.__kwdefaults__ = function.__defaults__, function.__kwdefaults__
        made[name] = twin
    for space in spaces.values():
        for name, value in list(space.items()):
            if isinstance(value, FunctionType) and _name(value) in made:
                space[name] = made[_name(value)]
    return cast("AnyOracle", next(iter(made.values())))


def _as_it_was(known: ReachedFunctions, name: str) -> CodeType:
    if name not in known.codes:
        function, tree = known.functions[name], known.trees.get(name)
        known.codes[name] = _code(copy.deepcopy(tree), function) if tree else function.__code__
    return known.codes[name]


def _code(tree: ast.FunctionDef, function: FunctionType) -> CodeType:
    counting_turns(tree).decorator_list = []
    compiled = compile(
        ast.Module([tree], []),
        f"<{function.__name__}>",
        "exec",
        flags=__future__.annotations.compiler_flag,
    )
    codes = (one for one in compiled.co_consts if isinstance(one, CodeType))
    return next(one for one in codes if one.co_name == function.__name__)


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _looked_up(function: FunctionType) -> Iterator[FunctionType]:
    found = (function.__globals__.get(name) for name in names_of(function))
    yield from (one for one in found if isinstance(one, FunctionType))


def names_of(function: FunctionType) -> Iterator[str]:
    """Yield the names that a function and the functions inside it look up."""
    todo = [function.__code__]
    while todo:
        code = todo.pop()
        yield from code.co_names
        todo += [one for one in code.co_consts if isinstance(one, CodeType)]


def _tree(function: FunctionType) -> ast.FunctionDef | None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    return tree if isinstance(tree, ast.FunctionDef) else None
