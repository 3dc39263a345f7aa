"""The rules of the corporate resident tax (法人住民税)."""
