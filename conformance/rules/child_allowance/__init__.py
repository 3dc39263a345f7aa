"""The rules of the child allowance (児童手当)."""
