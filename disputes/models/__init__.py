"""What is true: one noun, one file."""

from disputes.models.articles import Article, ArticleState
from disputes.models.base import Basis, Lane, Standing
from disputes.models.catalogue import CatalogueRecord
from disputes.models.claims import Claim, ClaimState, ClaimStatus, Demand, Protectability, Right
from disputes.models.courts import Court, CourtLevel
from disputes.models.disputes import Campaign, Dispute, PartyRole, Role, Stage, Topic
from disputes.models.fetches import Fetch, FetchOutcome, Gap, GapKind
from disputes.models.figures import Figures, Line, Recount
from disputes.models.hosts import Host
from disputes.models.items import Item, Revision, Tombstone
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
from disputes.models.proceedings import (
    Attachment,
    DocketParty,
    Filing,
    FilingKind,
    Proceeding,
    Reference,
    Relation,
)
from disputes.models.searching import Found, SearchDocument, SearchMark
from disputes.models.sources import FullText, Halt, Health, Source, SourceKind, Trouble
from disputes.models.suggestions import Story, Suggestion, SuggestionState
from disputes.models.timeline import Citation, DateBasis, Event, EventKind, Placement
from disputes.models.users import User
from disputes.models.visits import Visit
from disputes.models.weights import LearnedWeights

__all__ = [
    "Article",
    "ArticleState",
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
    "DocketParty",
    "Event",
    "EventKind",
    "Fetch",
    "FetchOutcome",
    "Figures",
    "Filing",
    "FilingKind",
    "Found",
    "FullText",
    "Gap",
    "GapKind",
    "Halt",
    "Health",
    "Host",
    "Item",
    "Lane",
    "LearnedWeights",
    "Line",
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
    "Recount",
    "Reference",
    "Relation",
    "Revision",
    "Right",
    "Role",
    "SearchDocument",
    "SearchMark",
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
    "Tombstone",
    "Topic",
    "Trouble",
    "User",
    "Visit",
    "Work",
]
