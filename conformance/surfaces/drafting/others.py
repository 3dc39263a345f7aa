"""Whose a field is: what stands in an object about the applicant is not of whom a row is about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.words import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS: Mapping[str, frozenset[str]] = {
    "請求": frozenset({"seikyusha", "seikyunin", "requester", "claimant"}),
    "申請": frozenset({"shinseisha", "shinseinin", "applicant"}),
    "届出": frozenset({"todokedenin", "todokedesha", "notifier", "reporter"}),
    "申出": frozenset({"moshidesha", "moshidenin"}),
    "代理": frozenset({"dairinin", "agent", "proxy", "representative"}),
    "使者": frozenset({"shisha", "messenger"}),
    "保証": frozenset({"hoshonin", "guarantor"}),
    "後見": frozenset({"kokennin", "guardian"}),
    "相手": frozenset({"aitegata", "partner"}),
    "加害": frozenset({"kagaisha", "offender"}),
    "担当": frozenset({"tantosha", "officer", "shokuin", "staff"}),
}


@lru_cache(maxsize=100_000)
def of_another(path: str, name_ja: str) -> bool:
    """Return whether a field stands in an object about somebody else than an item's name says.

    `path`: as a document nests it, `seikyusha.shimei`; the last step is the field itself.
    """
    around = path.replace("[]", "").split(".")[:-1]
    said = {word for step in around for word in parts(step)}
    return any(said & words and other not in name_ja for other, words in _OTHERS.items())
