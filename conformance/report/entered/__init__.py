"""What people filled in on the conformance sheet, read back as entries of a profile."""
