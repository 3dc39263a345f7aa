"""The rules of the supplementary family register (戸籍の附票)."""
