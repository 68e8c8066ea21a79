"""What the starter catalogue last put into a record, so that loading it again never undoes a curator."""

from django.db import models


class CatalogueRecord(models.Model):
    """The values that the catalogue last gave one record; `key` is like "event:doe-v-roe#letter"."""

    key = models.CharField(max_length=300, unique=True)
    object_id = models.CharField(max_length=40)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.key
