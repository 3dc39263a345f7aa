"""The rules of the resident register (住民基本台帳)."""
