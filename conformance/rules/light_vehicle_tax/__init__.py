"""The rules of the light vehicle tax (軽自動車税)."""
