"""The same resident through API, export file and form."""
