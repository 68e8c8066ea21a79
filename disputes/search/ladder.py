"""Before the lawsuit: the way of one dispute as a ladder, from the allegation to what it came to."""

import datetime
from functools import cached_property

from disputes.models import Stage
from disputes.search import course, ends, rungs
from disputes.search.course import Course
from disputes.search.dossier import Dossier
from disputes.search.steps import Rung

BEFORE_A_SUIT = {Stage.STATED, Stage.THREATENED, Stage.ANSWERED, Stage.TALKS, Stage.INQUIRY}


class Ladder:
    """Takes a dossier of a public dispute; its rungs are read when they are asked for."""

    def __init__(self, about: Dossier, now: datetime.datetime) -> None:
        self.about = about
        self.now = now

    @property
    def is_shown(self) -> bool:
        """Where there is a letter, or no court yet: of others nothing is known from before the suit."""
        return self.about.dispute.stage in BEFORE_A_SUIT or bool(self.about.demands)

    @cached_property
    def _course(self) -> Course:
        return course.of(self.about, self.now)

    @cached_property
    def rungs(self) -> list[Rung]:
        known = self._course
        return [
            rungs.allegation(known),
            rungs.letter(known),
            rungs.deadline(known),
            rungs.answer(known, self.now),
            rungs.talks(known),
        ]

    @cached_property
    def ends(self) -> list[Rung]:
        """The four to which it can come, each reached or not."""
        known = self._course
        return [
            ends.filed(known),
            ends.licensed(known),
            ends.standard(known),
            ends.dormant(known, self.now),
        ]

    @property
    def is_running(self) -> bool:
        """Whether a clock on it has not run out."""
        steps = [step for rung in self.rungs for step in rung.steps if step.is_open and step.deadline]
        return any(step.deadline and not step.deadline.is_over(self.now) for step in steps)
