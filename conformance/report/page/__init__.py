"""What the HTML page needs besides its templates: data for its script, chart, its own policy."""
