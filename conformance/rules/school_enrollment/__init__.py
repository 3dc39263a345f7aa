"""The rules of school enrollment and school aid (就学)."""
