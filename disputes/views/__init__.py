"""The public pages: one address, one function, one template."""
