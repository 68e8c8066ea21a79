"""People who sign in. A model of our own from the start, because it cannot be swapped in later."""

from django.contrib.auth.models import AbstractUser

from disputes.models.ranks import Duty


class User(AbstractUser):
    """Somebody who signs in; rights come from Django's groups and permissions (models.ranks.py)."""

    class Meta:
        permissions = [(duty.value, f"Can {duty.words}") for duty in Duty]

    def may(self, duty: Duty) -> bool:
        return self.has_perm(duty.permission)
