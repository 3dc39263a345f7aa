"""The rules of public assistance (生活保護)."""
