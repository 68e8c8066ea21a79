"""Words that say what a text is about, whoever it is about: law, rights, the field; other things.

A word that ends in `*` is the beginning of words. Lower case; the languages of the catalogue's sources.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import ahocorasick

from disputes.matching.folding import Folded
from disputes.matching.types import Span


class Subject(StrEnum):
    LEGAL = "legal"
    RIGHTS = "rights"
    FIELD = "field"
    OTHER_BUSINESS = "other_business"
    OTHER_LAW = "other_law"


_WORDS: Final[Mapping[Subject, str]] = {
    # Courts, claims, letters, laws.
    Subject.LEGAL: """
        lawsuit* | suit | suits | sue | sues | sued | suing | litigat* | legal | complaint* | court* |
        judge* | justices | tribunal* | ruling* | ruled | rules against | rules for | rules in | appeal* |
        circuit | settle | settles | settled | settling | settlement* | injunction* | class action* |
        class-action* | cease and desist | cease-and-desist | demand letter* | letter to | threat* |
        ultimatum | accus* | alleg* | verdict* | judgment* | judgement* | jury | trial | hearing* |
        plaintiff* | defendant* | defense | motion to | dismiss* | discovery | subpoena* | testif* |
        attorney* | lawyer* | law firm* | docket | damages | payout* | to pay | pays | agrees to pay |
        compensat* | reparation* | fine | fined | deal with | class of | counsel | guardrail* |
        safeguard* | certiorari | cert denied | copyright act | legislation | lawmaker* | bill | act |
        statute* | regulat* | amendment* | house of lords | lords | peers | code of conduct | senate |
        senator* | parliament* | congress | consultation | code of practice | petition* |
        register of copyrights | v. | vs. | versus | klage* | klagt* | verklag* | gericht* | urteil* |
        richter* | landgericht* | abmahn* | prozess* | schadenersatz* | vergleich* | einigung* | procès |
        dommages | indemni* | plainte* | poursui* | tribunal | jugement* | mise en demeure |
        mises en demeure | assign* | acuerdo* | pacto* | pagar* | judicial* | multa* | indemniz* |
        demanda* | juez* | jueza | juicio | sentencia* | querella* | processo | ação | causa | 提訴 |
        和解 | 賠償 | 訴え | 訴訟 | 裁判 | 地裁 | 高裁 | 判決 | 差し止め | 警告書 | 起诉 | 诉讼 | 法院 |
        소송 | 법원""",
    # What is claimed.
    Subject.RIGHTS: """
        copyright* | infring* | pirac* | pirate* | plagiar* | intellectual property | trademark* |
        trade mark* | likeness* | licens* | licenc* | fair use | fair dealing | unauthori* |
        without permission | without consent | without paying | scrap* | stolen | stealing | steals |
        theft | training data | copyrighted | dmca | disclos* | transparen* | opt-out* | copies | copied |
        copying | lyrics | catalogue* | deepfake* | royalt* | ip | urheber* | lizenz* | liedtext* |
        songtext* | raubkop* | droit d'auteur | droits d'auteur | contrefaçon* | licence* |
        derechos de autor | propiedad intelectual | sin permiso | uso ilegal | pirata* |
        propriété intellectuelle | sans autorisation | ohne erlaubnis | plagio | direitos autorais |
        diritto d'autore | 著作権 | 無断 | 侵害 | 著作物 | 版权 | 侵权 | 저작권""",
    # The field of the catalogue.
    Subject.FIELD: """
        ai | a.i. | ai-* | artificial intelligence | generative | genai | chatbot* |
        large language model* | llm* | machine learning | train* | image generator* | video generator* |
        text-to-image | text-to-video | music generator* | model's | language model* | chat logs |
        voice clon* | algorithm* | ki | ki-* | künstliche intelligenz | künstlicher intelligenz | ia |
        intelligence artificielle | inteligencia artificial | intelligenza artificiale |
        inteligência artificial | 生成ai | ai検索 | 人工知能 | 人工智能 | 인공지능""",
    # The same companies as businesses.
    Subject.OTHER_BUSINESS: """
        earnings | quarter* | revenue* | profit* | shares | stock | stocks | subscriber* | valuation* |
        valued at | funding | raises | raised | ipo | merger* | merge | acqui* | takeover* | investor* |
        investment* | layoff* | unveil* | launches new | debut* | user growth | sign-ups | dividend* |
        guidance | forecast* | box office | blackout* | abonné* | abonnent* | suscriptor* | quartal* |
        trimestre* | bénéfice* | einnahmen | umsatz* | 決算 | 売上""",
    # Their other quarrels.
    Subject.OTHER_LAW: """
        antitrust | anti-trust | monopol* | competition law | defam* | libel* | slander* | diffam* |
        verleumd* | wrongful death | wrongful-death | suicide* | divest* | tiktok ban | sale-or-ban |
        app store* | app-store* | patent* | discriminat* | harass* | data breach* | securities fraud |
        shareholder* | wage* | tax | taxes | procurement | contributory | isp | product liability |
        addiction | child safety | computer fraud | computer-fraud | non-profit | nonprofit | employment""",
}


def _automaton() -> ahocorasick.Automaton:
    made = ahocorasick.Automaton()
    for subject, words in _WORDS.items():
        for word in words.split("|"):
            word = " ".join(word.split())
            made.add_word(word.rstrip("*"), (subject, len(word.rstrip("*")), word.endswith("*")))
    made.make_automaton()
    return made


_AUTOMATON: Final = _automaton()


def subjects(folded: Mapping[str, Folded]) -> dict[Subject, dict[str, Span]]:
    """What the texts (by field) are about: by subject, its words and where each stands first."""
    found: dict[Subject, dict[str, Span]] = {}
    for field, text in folded.items():
        for last, (subject, length, is_stem) in _AUTOMATON.iter(text.text):
            start, end = last + 1 - length, last + 1
            if text.begins_word(start) and (is_stem or text.ends_word(end)):
                end = text.word_end(end) if is_stem else end
                span = (field, *text.original(start, end))
                found.setdefault(subject, {}).setdefault(text.text[start:end], span)
    return found
