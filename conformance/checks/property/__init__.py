"""Properties: laws that must hold for any people, tried on people who are drawn."""
