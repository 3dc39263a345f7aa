"""Laws about protected persons: through which ways out nothing may tell where they are."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Entry

Way = Literal["views", "forms", "searches", "refusals", "handovers"]
"""A way out of a package.

`views`: restricted views of the person and of others; `forms`: copies for other parties and copies
about others; `searches`: what roles outside the domain find; `refusals`: answers to wrong requests,
and the audit log; `handovers`: exports and linkages, beyond what their layout holds.
"""


class NoTrace(Entry):
    """No value that tells where a protected person is comes out to anyone not entitled.

    Tried on drawn people and measures, on the forms and views that the `no_leak` laws of the same
    invariant name.
    """

    law: Literal["no_trace"]
    through: Way
