"""クライアントID and scope of the linkage API's access tokens (共通機能標準仕様書 2.2.5)."""

from __future__ import annotations

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.identifiers.standard_ids import BUSINESS_ID
from conformance.values.words import Bilingual

_SIGNS = synthetic.ALPHANUMERIC
_OPERATIONS = ("Create", "Read", "Update", "Delete")


def _scope(seed: int) -> str:
    operation = _OPERATIONS[seed % len(_OPERATIONS)]
    return f"{BUSINESS_ID.generate(seed)}:app_submit/v10/example{seed}:{operation}"


OAUTH_CLIENT_ID = Identifier(
    key="oauth_client_id",
    name=Bilingual("クライアントID", "client ID (クライアントID)"),
    pattern=r"[0-9A-Za-z]{32}",
    form=Bilingual("半角英数字32文字", "32 half-width letters and digits"),
    source="共通機能標準仕様書 2.2.5(3)",
    make=lambda seed: synthetic.in_alphabet(
        synthetic.scattered(seed, len(_SIGNS) ** 32), _SIGNS, 32
    ),
)
OAUTH_SCOPE = Identifier(
    key="oauth_scope",
    name=Bilingual("スコープ", "access-token scope"),
    pattern=r"[0-9]{3}:[^:\s]+:(Create|Read|Update|Delete)",
    form=Bilingual(
        "提供側業務ID:APIコール名:操作種類（Create・Read・Update・Delete）",
        "業務ID:API call:operation (Create, Read, Update or Delete)",
    ),
    source="共通機能標準仕様書 2.2.5(2)④",
    make=_scope,
)
