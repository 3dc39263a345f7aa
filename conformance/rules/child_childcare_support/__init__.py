"""The rules of child and childcare support (子ども・子育て支援)."""
