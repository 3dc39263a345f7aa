"""The rules of health management (健康管理)."""
