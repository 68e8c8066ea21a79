"""What is true: one noun, one file."""

from disputes.models.base import Basis, Lane, Standing
from disputes.models.catalogue import CatalogueRecord
from disputes.models.claims import Claim, ClaimState, ClaimStatus, Demand, Protectability, Right
from disputes.models.courts import Court, CourtLevel
from disputes.models.disputes import Campaign, Dispute, PartyRole, Role, Stage, Topic
from disputes.models.outcomes import (
    Direction,
    Outcome,
    OutcomeState,
    Path,
    Signal,
    Standard,
    StandardKind,
    StandardStep,
)
from disputes.models.parties import Party, PartyKind, Product, Work
from disputes.models.proceedings import Attachment, Filing, FilingKind, Proceeding
from disputes.models.sources import Fetch, FetchOutcome, Health, Item, Revision, Source, SourceKind
from disputes.models.suggestions import Story, Suggestion, SuggestionState
from disputes.models.timeline import Citation, DateBasis, Event, EventKind, Placement
from disputes.models.users import User

__all__ = [
    "Attachment",
    "Basis",
    "Campaign",
    "CatalogueRecord",
    "Citation",
    "Claim",
    "ClaimState",
    "ClaimStatus",
    "Court",
    "CourtLevel",
    "DateBasis",
    "Demand",
    "Direction",
    "Dispute",
    "Event",
    "EventKind",
    "Fetch",
    "FetchOutcome",
    "Filing",
    "FilingKind",
    "Health",
    "Item",
    "Lane",
    "Outcome",
    "OutcomeState",
    "Party",
    "PartyKind",
    "PartyRole",
    "Path",
    "Placement",
    "Proceeding",
    "Product",
    "Protectability",
    "Revision",
    "Right",
    "Role",
    "Signal",
    "Source",
    "SourceKind",
    "Stage",
    "Standard",
    "StandardKind",
    "StandardStep",
    "Standing",
    "Story",
    "Suggestion",
    "SuggestionState",
    "Topic",
    "User",
    "Work",
]
