"""An oracle with one place wrong: in its function, in one that it calls, or in its parameters."""

from __future__ import annotations
import __future__

import ast
import inspect
import textwrap
from dataclasses import dataclass, replace
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, cast

from conformance.rules.core import Parameters
from conformance.suite.rule_mutants.operators import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.rules.core import Json, Oracle, Period, Rule

    AnyOracle = Oracle[object, object]

_ROOM = "conformance.rules."
_MOST = 40  # numbers of one period of parameters


@dataclass(frozen=True, slots=True)
class Variant:
    """A wrong oracle: where and how it is wrong, its function and the parameters it reads."""

    where: str
    what: str
    function: AnyOracle
    law: Parameters


def variants(rule: Rule[object, object], law: Parameters) -> Iterator[Variant]:
    """Yield the wrong forms of a rule: by its code, by the code it calls, by its parameters."""
    start = cast("FunctionType", rule.function)
    reached = _reached(start)
    for function in reached.values():
        source = _tree(function)
        for line, what, tree in changed(source) if source else ():
            where = f"{function.__module__}:{function.__code__.co_firstlineno + line - 1}"
            made = _rebuilt(reached, {_name(function): tree})
            yield Variant(where, what, cast("AnyOracle", made[_name(start)]), law)
    for where, what, other in _parameters(law):
        yield Variant(where, what, rule.function, other)


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _reached(start: FunctionType) -> dict[str, FunctionType]:
    """Return the plain functions of the rules that a function calls, itself first."""
    found: dict[str, FunctionType] = {}
    todo = [start]
    while todo:
        function = todo.pop(0)
        if _name(function) in found:
            continue
        found[_name(function)] = function
        for name in _names(function):
            other = function.__globals__.get(name)
            if isinstance(other, FunctionType) and other.__module__.startswith(_ROOM):
                todo.append(other)
    return {name: one for name, one in found.items() if not one.__module__.endswith("rules.core")}


def _names(function: FunctionType) -> Iterator[str]:
    """Yield the names that a function and the functions inside it look up."""
    todo = [function.__code__]
    while todo:
        code = todo.pop()
        yield from code.co_names
        todo += [one for one in code.co_consts if isinstance(one, CodeType)]


def _tree(function: FunctionType) -> ast.FunctionDef | None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    return tree if isinstance(tree, ast.FunctionDef) else None


def _rebuilt(
    reached: Mapping[str, FunctionType], wrong: Mapping[str, ast.FunctionDef]
) -> dict[str, FunctionType]:
    """Return the functions anew, so that each calls the new ones, some of them changed."""
    spaces: dict[str, dict[str, object]] = {
        function.__module__: dict(function.__globals__) for function in reached.values()
    }
    made: dict[str, FunctionType] = {}
    for name, function in reached.items():
        space = spaces[function.__module__]
        code = _code(wrong[name], function) if name in wrong else function.__code__
        twin = FunctionType(code, space, function.__name__, function.__defaults__)
        twin.__kwdefaults__ = function.__kwdefaults__
        made[name] = twin
    for space in spaces.values():
        for name, value in list(space.items()):
            if isinstance(value, FunctionType) and _name(value) in made:
                space[name] = made[_name(value)]
    return made


def _code(tree: ast.FunctionDef, function: FunctionType) -> CodeType:
    tree.decorator_list = []
    module = ast.Module([tree], [])
    compiled = compile(
        module, f"<{function.__name__}>", "exec", flags=__future__.annotations.compiler_flag
    )
    codes = (one for one in compiled.co_consts if isinstance(one, CodeType))
    return next(one for one in codes if one.co_name == function.__name__)


def _parameters(law: Parameters) -> Iterator[tuple[str, str, Parameters]]:
    """Yield parameters with one number one more, or with a period that is not known."""
    for at, period in enumerate(law.periods):
        since = f"parameters from {period.start or '…'}"
        if len(law.periods) > 1:
            rest = [*law.periods[:at], *law.periods[at + 1 :]]
            yield since, "not known", Parameters(tuple(rest))
        for path, values in list(_more(dict(period.values)))[:_MOST]:
            new = replace(period, values=cast("Mapping[str, Json]", values))
            others: list[Period] = [*law.periods[:at], new, *law.periods[at + 1 :]]
            yield f"{since}: {path}", "one more", Parameters(tuple(others))


def _more(value: Json) -> Iterator[tuple[str, Json]]:
    """Yield a value with one of its numbers one more, each with the path to it."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield "", value + 1
    elif isinstance(value, dict):
        for name, inner in value.items():
            for path, new in _more(inner):
                yield f"{name}.{path}".rstrip("."), {**value, name: new}
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            for path, new in _more(inner):
                yield f"{at}.{path}".rstrip("."), [*value[:at], new, *value[at + 1 :]]
