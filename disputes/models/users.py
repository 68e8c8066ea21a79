"""People who sign in. A model of our own from the start, because it cannot be swapped in later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who signs in; rights come from Django's groups and permissions."""
