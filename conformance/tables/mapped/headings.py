"""The headings of a vendor's file against those that the profile names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.tables.mapped.causes import no_heading, no_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause
    from conformance.tables.mapped.recipe import Made, Recipe


_Wanted = tuple[tuple[str, ...], str, "Sequence[str]", str]
"""A place in the profile, a heading, the headings there are, and where."""


@dataclass(frozen=True)
class RecipeColumns:
    """What a file has of the columns that a recipe needs.

    Attributes:
        places: at which column (from 0) each heading stands.
        items: the items that can be made.
        lacking: why the other items of the group cannot.
        barred: why no row can be told to count or not, where a heading for that is missing.
    """

    places: Mapping[str, int]
    items: frozenset[str]
    lacking: Mapping[str, Cause]
    barred: Cause | None = None


def matched(
    recipe: Recipe,
    names: Sequence[str],
    registers: Mapping[str, Sequence[str]],
    file: str,
    group: RecordGroup,
) -> RecipeColumns:
    """Return what can be made of a file with these headings.

    Args:
        recipe: what is to be made.
        names: the headings of the file.
        registers: those of each joined register.
        file: the name of the file.
        group: whose rows they are.
    """
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    lacking: dict[str, Cause] = {}
    at, own = recipe.mapping.at, (recipe.mapped.domain, recipe.mapped.group, recipe.mapped.number)
    for item in group.items:
        made = recipe.made.get(item.key)
        if made is None:
            lacking[item.key] = no_item(at(*own, "fields", item.key), [item.key])
            continue
        for register, heading in _needed(made):
            known = names if register is None else registers[register]
            if heading not in known:
                where = file if register is None else f"{file} + {register}"
                place = at(*own, "fields", item.key)
                lacking[item.key] = no_heading(place, where, heading, known)
                break
    return RecipeColumns(
        places,
        frozenset(recipe.made) - lacking.keys(),
        lacking,
        _barred(recipe, names, registers, file),
    )


def _needed(made: Made) -> list[tuple[str | None, str]]:
    """Return the headings of an item, each with the joined register it stands in."""
    hidden = made.rule.hidden
    deciding = [(hidden.joined, one) for one in hidden.where.root] if hidden else []
    return [*((made.register, one) for one in made.rule.headings), *deciding]


def _barred(
    recipe: Recipe, names: Sequence[str], registers: Mapping[str, Sequence[str]], file: str
) -> Cause | None:
    """Return why it cannot be told which rows count; None where it can."""
    source = recipe.source
    own = (recipe.mapped.domain, recipe.mapped.group, recipe.mapped.number)
    wanted: list[_Wanted] = [(("where", h), h, names, file) for h in source.where.root]
    if source.latest is not None:
        latest = (*source.latest.by, source.latest.order)
        wanted += [(("latest",), h, names, file) for h in latest]
    for alias, join in source.join.items():
        there = registers[alias]
        wanted += [(("join", alias, "on", h), h, names, file) for h in join.on]
        theirs = [*join.on.values(), *join.where.root]
        theirs += [*join.latest.by, join.latest.order] if join.latest else []
        wanted += [(("join", alias), h, there, f"{file} + {alias}") for h in theirs]
    for place, heading, known, where in wanted:
        if heading not in known:
            return no_heading(recipe.mapping.at(*own, *place), where, heading, known)
    return None
