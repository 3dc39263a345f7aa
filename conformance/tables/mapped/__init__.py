"""Files in a vendor's own layout, read as if they were those of the item list."""
