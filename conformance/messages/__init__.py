"""Every code once: what it means, in which words it is told, and what to do, in both languages."""
