"""A second connection like the first one, for a call at the same time."""

from __future__ import annotations

from collections import OrderedDict
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from requests.structures import CaseInsensitiveDict

if TYPE_CHECKING:
    from conformance.surfaces.http import Http


def twin(http: Http) -> Http:
    """Return a connection to the same host with the same bounds, and a session of its own."""
    session = copy(http.session)
    session.adapters = OrderedDict(session.adapters)
    session.cookies = session.cookies.copy()
    session.headers = CaseInsensitiveDict(session.headers)
    return replace(http, session=session)
