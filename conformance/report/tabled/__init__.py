"""A few tables with a title, as text, Markdown or one HTML page: for what has no own page."""
