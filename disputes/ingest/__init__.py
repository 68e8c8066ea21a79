"""How things come in: bytes to entries, entries to decisions. Knows no Django, no network, no database."""
