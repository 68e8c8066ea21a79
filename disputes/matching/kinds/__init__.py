"""What kind of happening a text tells of, what it refers to, and what it may mean for a dispute. Pure."""
