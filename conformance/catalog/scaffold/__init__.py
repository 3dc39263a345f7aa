"""What an editor begins with: entries that are whole but for what only a person can say."""
