"""The national guideline that every municipality's seal ordinance follows."""

from typing import Final

GUIDELINE: Final = "印鑑登録証明事務処理要領(昭和49年2月1日自治振第10号)"
ORDINANCE: Final = "各市区町村印鑑条例"
