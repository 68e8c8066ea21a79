"""Dockets: the feeds of courts, and the API that collects them."""
