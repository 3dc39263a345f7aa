"""The rules of the electoral roll (選挙人名簿管理)."""
