"""The rules of the child rearing allowance (児童扶養手当)."""
