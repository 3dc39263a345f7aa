"""What of the plan a run needs: a few domains of a narrowed one, while the others are counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.planning.listed import number_listed
from conformance.planning.plan import make_plan, select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Planned, Selection
    from conformance.surfaces.profile import Profile


@dataclass
class RunPlan:
    """The plan of a profile on a day, and the part of it that is selected."""

    specs: Mapping[str, Specification]
    profile: Profile
    day: date
    selection: Selection

    @cached_property
    def whole(self) -> tuple[Planned, ...]:
        """The plan of everything the profile is delivered against."""
        return make_plan(self.specs.values(), self.profile, self.day)

    @cached_property
    def near(self) -> tuple[Planned, ...]:
        """The plan of the domains in which cases may be selected; all of it for a shard.

        A shard takes every n-th case of the whole plan.
        """
        within = self.selection.within(self.specs)
        if self.selection.shard is not None or len(within) == len(self.specs):
            return self.whole
        return make_plan((self.specs[name] for name in within), self.profile, self.day)

    @cached_property
    def selected(self) -> tuple[Planned, ...]:
        """The selected part of the plan."""
        return select(self.near, self.selection, self.specs)

    def planned_in_all(self) -> int:
        """Return how many cases the whole plan has.

        A plan says of every case of a domain what becomes of it, so that the list beside the
        specification has as many; where there is none, or one of another content, it is planned.
        """
        if self.selection.shard is not None:
            return len(self.whole)
        near = self.selection.within(self.specs)
        listed = [number_listed(spec) for name, spec in self.specs.items() if name not in near]
        known = [number for number in listed if number is not None]
        return len(self.near) + sum(known) if len(known) == len(listed) else len(self.whole)
