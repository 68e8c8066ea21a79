"""Same, edited or new: what an entry is beside what is stored."""
