"""Identifiers of the standard: check, check digit, synthetic values; `registered()` lists them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from conformance.values.identifiers import bank, insurer, standard_ids
from conformance.values.identifiers.address_codes import MACHIAZA_ID, POSTAL_CODE
from conformance.values.identifiers.atena_no import ATENA_NO
from conformance.values.identifiers.customer_barcode import CUSTOMER_BARCODE
from conformance.values.identifiers.gs1_128_shuno import GS1_128_SHUNO
from conformance.values.identifiers.houjin_bango import HOUJIN_BANGO
from conformance.values.identifiers.juminhyo_code import JUMINHYO_CODE
from conformance.values.identifiers.kojin_bango import KOJIN_BANGO
from conformance.values.identifiers.lg_code import LG_CODE
from conformance.values.identifiers.oauth import OAUTH_CLIENT_ID, OAUTH_SCOPE
from conformance.values.identifiers.person_numbers import KISO_NENKIN_NO, ZAIRYU_CARD_NO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.identifiers.identifier import Identifier

_ALL: tuple[Identifier, ...] = (
    KOJIN_BANGO,
    JUMINHYO_CODE,
    HOUJIN_BANGO,
    LG_CODE,
    MACHIAZA_ID,
    POSTAL_CODE,
    ZAIRYU_CARD_NO,
    ATENA_NO,
    *standard_ids.ALL,
    OAUTH_CLIENT_ID,
    OAUTH_SCOPE,
    *insurer.ALL,
    KISO_NENKIN_NO,
    *bank.ALL,
    CUSTOMER_BARCODE,
    GS1_128_SHUNO,
)
_REGISTERED: Mapping[str, Identifier] = MappingProxyType({kind.key: kind for kind in _ALL})


def registered() -> Mapping[str, Identifier]:
    """Return every identifier by its key."""
    return _REGISTERED
