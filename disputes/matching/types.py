"""The values that matching takes and gives. Plain data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

type Span = tuple[str, int, int]  # the field ("title", "summary" or "text"), start, end: half-open positions
type Names = tuple[str, ...]


class Evidence(StrEnum):
    """What a text can have in common with a dispute, strongest first."""

    DOCKET = "docket"
    PHRASE = "phrase"
    PERSON = "person"
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    PRODUCT = "product"
    WORK = "work"
    CLAIMANT_WORD = "claimant_word"
    RESPONDENT_WORD = "respondent_word"
    KEYWORD = "keyword"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Profile:
    """All by which one dispute can be known.

    `phrases` are case names and aliases that say it all. `people` are claimants who are natural persons, by
    full name and surname. `claimant_words` and `respondent_words` are what news say in place of a name
    ("authors", "the chatbot maker"), `forums` judges and courts. `began_on` is the day of its first event;
    `campaign` is the same for disputes over one product or happening.
    """

    dispute_id: int
    claimants: Names = ()
    respondents: Names = ()
    products: Names = ()
    works: Names = ()
    people: Names = ()
    claimant_words: Names = ()
    respondent_words: Names = ()
    keywords: Names = ()
    forums: Names = ()
    phrases: Names = ()
    dockets: Names = ()
    began_on: datetime.date | None = None
    campaign: int | None = None

    @property
    def has_respondents(self) -> bool:
        """A bill or an inquiry has none: it is known by its keywords."""
        return bool(self.respondents or self.products)

    def by_evidence(self) -> Mapping[Evidence, Names]:
        return {
            Evidence.PHRASE: self.phrases,
            Evidence.PERSON: self.people,
            Evidence.CLAIMANT: self.claimants,
            Evidence.RESPONDENT: self.respondents,
            Evidence.PRODUCT: self.products,
            Evidence.WORK: self.works,
            Evidence.CLAIMANT_WORD: self.claimant_words,
            Evidence.RESPONDENT_WORD: self.respondent_words,
            Evidence.KEYWORD: self.keywords,
            Evidence.FORUM: self.forums,
        }


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, in words for a curator, with what it adds to the score and where it stands."""

    words: str
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A dispute that a text may be about. `score` is 0 to 1; `feature_values` is what the weights weigh."""

    dispute_id: int
    score: float
    reasons: tuple[Reason, ...]
    feature_values: Mapping[str, float]
