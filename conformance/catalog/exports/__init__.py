"""A specification as the workbooks that official ones look like, and such workbooks read back."""
