"""The rules of the family register (戸籍)."""
