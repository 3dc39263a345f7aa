"""The rules of the common functions (共通機能)."""
