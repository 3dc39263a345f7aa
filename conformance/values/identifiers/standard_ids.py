"""IDs of the standard itself, from 業務ID to コードID.

Sources: 共通機能標準仕様書, legends of the item-list and API workbooks; linkage IDs as seen in
import programs (only the letter o is known).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable

BUSINESS_IDS = 39
"""業務ID 001 to 039 are in use."""


def _numbered(serial_width: int, letter: str = "") -> Callable[[int], str]:
    """Return a maker of a 業務ID in use, a letter and a serial number."""

    def make(seed: int) -> str:
        size = 10**serial_width - 1
        business, serial = divmod(synthetic.scattered(seed, BUSINESS_IDS * size), size)
        return f"{business + 1:03}{letter}{serial + 1:0{serial_width}}"

    return make


def _digits(key: str, name: Bilingual, serial_width: int, source: str) -> Identifier:
    width = 3 + serial_width
    return Identifier(
        key=key,
        name=name,
        pattern=rf"[0-9]{{{width}}}",
        form=Bilingual(
            f"半角数字{width}桁（業務ID3桁＋{serial_width}桁）",
            f"{width} half-width digits (業務ID 3 + {serial_width})",
        ),
        source=source,
        make=_numbered(serial_width),
    )


BUSINESS_ID = Identifier(
    key="business_id",
    name=Bilingual("業務ID", "business ID (業務ID)"),
    pattern=r"[0-9]{3}",
    form=Bilingual("半角数字3桁（なければ000）", "3 half-width digits (000 for none)"),
    source="住登外者宛名番号付番API仕様",
    make=lambda seed: f"{synthetic.scattered(seed, BUSINESS_IDS) + 1:03}",
)
OWN_SYSTEM_ID = Identifier(
    key="own_system_id",
    name=Bilingual("独自施策システム等ID", "own-system ID (独自施策システム等ID)"),
    pattern=r"[!-~]{3}",
    form=Bilingual(
        "空白を除く半角3文字（なければ000）", "3 half-width characters, no space (000 for none)"
    ),
    source="共通機能標準仕様書 1.6(5)",
    make=lambda seed: synthetic.in_alphabet(
        synthetic.scattered(seed, len(synthetic.ALPHANUMERIC) ** 3), synthetic.ALPHANUMERIC, 3
    ),
)
DATA_ITEM_ID = _digits(
    "data_item_id", Bilingual("データ項目ID", "data item ID (データ項目ID)"), 5, "項目定義書 凡例"
)
FUNCTION_ID = _digits(
    "function_id", Bilingual("機能ID", "function ID (機能ID)"), 4, "共通機能標準仕様書"
)
FORM_ID = _digits(
    "form_id", Bilingual("帳票ID", "form ID (帳票ID)"), 4, "住民記録システム標準仕様書"
)
GROUP_ID = _digits(
    "group_id",
    Bilingual("グループID", "group ID (グループID)"),
    3,
    "実装例（公式の凡例は名称のみ）",
)
LINKAGE_ID = Identifier(
    key="linkage_id",
    name=Bilingual("連携ID", "linkage ID (連携ID)"),
    pattern=r"[0-9]{3}o[0-9]{3}",
    form=Bilingual("提供側業務ID3桁＋小文字o＋3桁", "業務ID of the provider, letter o, 3 digits"),
    source="取込プログラムの実例",
    make=_numbered(3, "o"),
)
CODE_ID = Identifier(
    key="code_id",
    name=Bilingual("コードID", "code list ID (コードID)"),
    pattern=r"[0-9]{3}",
    form=Bilingual(
        "半角数字3桁（999は自治体固有）", "3 half-width digits (999: set by the municipality)"
    ),
    source="住登外者宛名番号管理 項目定義書",
    make=lambda seed: synthetic.digits(seed, 3),
)
ALL = (
    BUSINESS_ID,
    OWN_SYSTEM_ID,
    DATA_ITEM_ID,
    FUNCTION_ID,
    FORM_ID,
    LINKAGE_ID,
    GROUP_ID,
    CODE_ID,
)
"""Every ID of this module."""
