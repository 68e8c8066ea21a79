"""How things come in: bytes to entries, entries to decisions. Pure; knows no Django, no network, no database."""
