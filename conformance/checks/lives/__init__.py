"""Lives: events one after another, as they fall, and what must hold after each."""
