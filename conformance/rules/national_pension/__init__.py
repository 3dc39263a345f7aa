"""The rules of the national pension (国民年金)."""
