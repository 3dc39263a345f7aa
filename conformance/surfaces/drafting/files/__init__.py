"""The draft of a mapping of export files: from their headings and the look of their values."""
