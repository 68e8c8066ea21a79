"""What a text is about: which dispute, what kind of happening, the same one as another text. No Django."""
