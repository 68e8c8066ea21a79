"""The project: settings, addresses, the job clock. It knows nothing of disputes."""

from casetracker.celery import app as celery_app

__all__ = ["celery_app"]
