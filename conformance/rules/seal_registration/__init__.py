"""The rules of the seal registration (印鑑登録)."""
