"""The rules of the medical care of the elderly (後期高齢者医療)."""
