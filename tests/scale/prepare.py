"""Fills an empty installation for a benchmark: the catalogue, and as many made-up disputes as make up 200."""

from django.conf import settings
from django.utils import timezone

from disputes.models import Dispute, Source
from disputes.services import catalogue
from tests import make
from tests.jobs import farm_feeds

TRACKED = 200


def main() -> None:
    """Django is set up already. The catalogue's own sources are paused: they are far away."""
    catalogue.load(settings.CATALOGUE_DIR, now=timezone.now(), progress=catalogue.silent)
    Source.objects.update(is_paused=True)
    for number in range(TRACKED - Dispute.objects.count()):
        claimant, respondent = farm_feeds.parties(number)
        dispute = make.dispute(f"{claimant} v. {respondent}")
        make.role(dispute, make.party(claimant))
        make.role(dispute, make.party(respondent), "respondent")
