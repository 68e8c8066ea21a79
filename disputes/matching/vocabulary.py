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
        plaintiff* | defendant* | defense | motion to | dismiss* | subpoena* | testif* | attorney* |
        lawyer* | law firm* | docket | damages | payout* | to pay | pays | agrees to pay | compensat* |
        reparation* | fine | fined | deal with | class of | counsel | guardrail* | safeguard* |
        certiorari | cert denied | copyright act | legislation | lawmaker* | bill | act | statute* |
        regulat* | amendment* | house of lords | lords | peers | code of conduct | senate | senator* |
        parliament* | congress | consultation | code of practice | petition* | register of copyrights |
        v. | vs. | versus | klage* | klagt* | verklag* | gericht* | urteil* | richter* | landgericht* |
        abmahn* | prozess* | schadenersatz* | vergleich* | einigung* | procès | dommages | indemni* |
        plainte* | poursui* | jugement* | mise en demeure | mises en demeure | assign* | acuerdo* |
        pacto* | pagar* | judicial* | multa* | indemniz* | demanda* | juez* | jueza | juicio |
        sentencia* | querella* | processo | ação | causa | order | orders | ordered | overturn* |
        affirm* | upheld | uphold* | vacat* | remand* | barred | blocks | restrain* | demands | demanded |
        warns | court battle | legal battle | withdraw* | drops case | summary judgment | magistrate* |
        amicus | class certification | law | laws | minister* | ministry | government* | white paper |
        working paper | proposal* | proposes | guideline* | gesetz* | verordnung* | regierung* |
        berufung* | rechtsstreit* | unterlass* | einstweilig* | verfügung* | kartellamt | loi |
        projet de loi | justice | cour | juge | juges | gouvernement* | litige* | condamn* | recours |
        accord | accords | ley | proyecto de ley | gobierno* | juzgado* | apel* | litigio* | fallo |
        acusa* | corte | giudice | giudici | tribunale | sentenza | legge | disegno di legge | ricorso |
        accordo | fa causa | fanno causa | citato in giudizio | justiça | juiz | juíza | lei | acordo |
        processa | processam | lovforslag* | investigat* | inquiry | probe | probes | watchdog* |
        enquête | ermittl* | investigación | loven | regering* | aftale | sammelklage* |
        milliardenvergleich* | klageschrift | discovery order* | discovery dispute* | in discovery |
        discovery request* | discovery phase | discovery fight* | turn over | hand over |
        produce documents | zahlt | zahlen | paga | va verser | 提訴 | 和解 | 賠償 | 訴え | 訴訟 | 裁判 |
        地裁 | 高裁 | 判決 | 差し止め | 警告書 | 起诉 | 诉讼 | 法院 | 소송 | 법원 | 控訴 | 上告 | 最高裁 |
        仮処分 | 申し入れ | 要望 | 要請 | 抗議 | 法案 | 指針 | ガイドライン | 法改正 | 原告 | 被告 |
        判决 | 裁定 | 赔偿 | 律师函 | 警告信 | 法官 | 指控 | 판결 | 고소 | 합의 | 제소 | 법안 | 調査 |
        政府 | 大臣 | 规定""",
    # What is claimed.
    Subject.RIGHTS: """
        copyright* | infring* | pirac* | pirate* | plagiar* | intellectual property | trademark* |
        trade mark* | likeness* | licens* | licenc* | fair use | fair dealing | unauthori* |
        without permission | without consent | without paying | scrap* | stolen | stealing | steals |
        theft | training data | copyrighted | dmca | disclos* | transparen* | opt-out* | copies | copied |
        copying | lyrics | royalt* | ip | urheber* | lizenz* | liedtext* | songtext* | raubkop* |
        droit d'auteur | droits d'auteur | contrefaçon* | licence* | derechos de autor |
        propiedad intelectual | sin permiso | uso ilegal | pirata* | propriété intellectuelle |
        sans autorisation | ohne erlaubnis | plagio | direitos autorais | diritto d'autore | memoriz* |
        memoris* | regurgitat* | verbatim | torrent* | bittorrent* | shadow librar* | digital replica* |
        right of publicity | rip-off* | ripoff* | rips off | ripped | ripping | stream-ripping |
        without credit | without compensation | uncompensated | data mining | robots.txt | paywall* |
        free-rid* | freerid* | unlawfully us* | unlawful use | counterfeit* | authorship | human author* |
        human creator* | paraphras* | rights holders | rightsholder* | rights-holder* | rightholder* |
        copyrightab* | brand name | confusingly similar | removed author* | attribution* |
        rechteinhaber* | plagiat* | unerlaubt* | raubkopi* | leistungsschutz* | ohne zustimmung |
        ohne genehmigung | persönlichkeitsrecht* | markenrecht* | piratage | sans consentement |
        sans permission | sans licence | droits voisins | contrefaisan* | droit voisin | infracción* |
        sin consentimiento | sin licencia | sin autorización | plagi* | piratería | robo de | violazione |
        senza permesso | senza autorizzazione | senza consenso | senza licenza | pirateria | violação* |
        sem autorização | sem permissão | direito autoral | pirataria | ophavsret* | szerzői jog* |
        digital imitation* | libgen | books3 | anna's archive | z-library | pirate library |
        pirate libraries | publishers' right* | neighbouring right* | neighboring right* |
        ancillary copyright | creative work* | byline* | rights are reserved | 著作権 | 無断 | 侵害 |
        著作物 | 版权 | 侵权 | 저작권 | 盗用 | 無断学習 | 海賊版 | 知的財産 | 肖像権 | 盗版 | 抄袭 |
        未经授权 | 著作權 | 무단 | 침해 | 저작물""",
    # The field of the catalogue.
    Subject.FIELD: """
        ai | a.i. | ai-* | artificial intelligence | generative | genai | chatbot* |
        large language model* | llm* | machine learning | train* | image generator* | video generator* |
        text-to-image | text-to-video | music generator* | model's | language model* | chat logs |
        voice clon* | algorithm* | ki | ki-* | künstliche intelligenz | künstlicher intelligenz | ia |
        intelligence artificielle | inteligencia artificial | intelligenza artificiale |
        inteligência artificial | deepfake* | gen ai | gpai | neural | machine-learning | inteligência |
        generativ* | kunstig intelligens | mesterséges intelligencia | 生成ai | ai検索 | 人工知能 |
        人工智能 | 인공지능 | 生成式 | 大模型 | 人工智慧 | 学習""",
    # The same companies as businesses.
    Subject.OTHER_BUSINESS: """
        earnings | quarter* | revenue* | profit* | shares | stock | stocks | subscriber* | valuation* |
        valued at | funding | raises | raised | ipo | merger* | merge | acqui* | takeover* | investor* |
        investment* | layoff* | unveil* | launches new | debut* | user growth | sign-ups | dividend* |
        guidance | forecast* | box office | blackout* | abonné* | abonnent* | suscriptor* | quartal* |
        trimestre* | bénéfice* | einnahmen | umsatz* | data center* | data centre* | price hike* |
        price increase* | raises prices | tender offer | spin-off* | spinoff* | buyout* | theme park* |
        carriage | trailer | sequel | viewership | chief executive steps down | gewinn* | aktie* |
        börse* | übernahme* | chiffre d'affaires | rachat | levée de fonds | ingresos | ganancias |
        acciones | ricavi | 決算 | 売上 | 買収 | 株価 | 資金調達 | 融资 | 财报 | 收购""",
    # Their other quarrels.
    Subject.OTHER_LAW: """
        antitrust | anti-trust | monopol* | competition law | defam* | libel* | slander* | diffam* |
        verleumd* | wrongful death | wrongful-death | suicide* | divest* | tiktok ban | sale-or-ban |
        app store* | app-store* | patent* | discriminat* | harass* | data breach* | securities fraud |
        shareholder* | wage* | tax | taxes | procurement | isp | product liability | addiction |
        child safety | computer fraud | computer-fraud | non-profit | nonprofit | employment | sexual* |
        nudif* | undress* | csam | self-harm | trade secret* | poach* | price-fixing | price fixing |
        racketeer* | export control* | insider trading | ad tech | adtech | search remedies | break-up |
        breakup | coppa | children's privacy | kids' privacy | gdpr | right-to-repair |
        wettbewerbsrecht* | kartell* | abus de position dominante | antimonopol* | concurrence | ftc |
        children's data | children's online | internet provider* | internet service provider* | 独占禁止法""",
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
