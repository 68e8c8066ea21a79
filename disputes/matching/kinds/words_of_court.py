"""What news say of a dispute before and in court, in English: (kind, weight, pattern) for each way."""

from typing import Final

# Weights: 8 and 9 decide, 5 to 7 are for an act with its doer or its object, 3 and 4 for a word that is said
# of little else, the rest are hints. Patterns are of small letters; " .. " is up to 50 signs of a sentence.
_COURT: Final = (
    r"\b(?:judges?|courts?|magistrates?|justices|tribunals?|jury|jurors|scotus|cjeu|ecj"
    r"|\w+ circuit|panel)\b"
)
_SUIT: Final = (
    r"(?:(?:law)?suits?|(?:class[ -])?actions?|claims?|counts?|complaints?|cases?|proceedings"
    r"|litigation)\b"
)
_RULES: Final = (
    r"(?:rules?|ruled|dismiss(?:es|ed)|toss(?:es|ed)|throws? out|threw out|den(?:ies|ied)"
    r"|grant(?:s|ed)|reject(?:s|ed)|refus(?:es|ed)|allow(?:s|ed)|lets|let|sid(?:es|ed)|finds|found"
    r"|orders|ordered|block(?:s|ed)|declin(?:es|ed)|holds|held|affirm(?:s|ed)|revers(?:es|ed)"
    r"|revives?|vacat(?:es|ed)|uph(?:olds?|eld)|approv(?:es|ed)|clears|cleared|trims|trimmed"
    r"|narrow(?:s|ed)|hand(?:s|ed)|green[ -]?lights?|decid(?:es|ed)|halts|bars|sanction(?:s|ed)"
    r"|cuts?|stays|delivers|issu(?:es|ed)|pauses|sets? aside|sinks|enjoins|consolidat(?:es|ed)"
    r"|transfers|turn(?:s|ed) (?:down|away)|awards|limits|left|says|said|backs|awarded|calls"
    r"|advances?|advanced"
    r"|forces|trims|keeps)\b"
)

WORDS: Final = (
    # A letter before any court: demands, notices, ultimatums, the promise of a suit.
    ("threat", 6, r"\bcease[ -](?:and|&|n)[ -]desist"),
    ("threat", 6, r"\bthreaten(?:s|ed|ing)? .. (?:sue|legal|law|litigation|court|action)"),
    ("threat", 6, r"\b(?:legal|take-?down|copyright) (?:demands?|notices?|warnings?|letters?|threats?)\b"),
    (
        "threat",
        5,
        r"\bdemand letters?|\bletter .. demand|\bdemand(?:s|ed|ing)? .. (?:stop|cease|halt|remove)",
    ),
    (
        "threat",
        5,
        r"\bultimatum\b|\bput .. on notice\b|\b(?:plans?|vows?|prepares?|ready|set|about) to sue\b",
    ),
    (
        "threat",
        4,
        r"\b(?:asks?|asked|tells?|told|urges|wants?|orders) .. to (?:stop|cease|halt|remove|take down"
        r"|delete|pull)\b",
    ),
    ("threat", 4, r"\b(?:wrote|write|writes|letters?) to\b|\bletter\b|\bpromise a lawsuit\b"),
    ("threat", 3, r"\bwarn(?:s|ed)? .. (?:over|about|against|to stop)\b|\bwants? .. (?:shut|taken) down\b"),
    ("threat", 5, r"\bgives? .. (?:until|\w+ (?:days|hours) to)\b|\bgave .. \w+ (?:days|hours) to\b"),
    ("threat", 3, r"\bor (?:be sued|face (?:a )?(?:lawsuit|legal action|court))\b"),
    ("threat", 2, r"\bdemand(?:s|ed)?\b|\bbacklash\b|\btak(?:es?|ing) aim\b|\bmust stop\b|\bwarned\b"),
    # A suit is brought. The noun alone says little: every ruling has it too.
    ("complaint", 7, r"\b(?:(?:ask|seek|want|demand)s?|seeking) .. (?:damages|\$\d)"),
    ("complaint", 6, r"\b(?<!to )(?:sues?|sued)\b|\b(?:first|latest|newest|next|another) .. to sue\b"),
    (
        "complaint",
        6,
        r"\b(?:re-?)?(?:fil(?:es?|ed|ings?)|launch(?:es|ed)?|br(?:ings?|ought)|lodg(?:es"
        rf"|ed)) .. {_SUIT}",
    ),
    (
        "complaint",
        5,
        r"\b(?:tak(?:es?|ing)|took|hauls?|drags?|dragged|going|go(?:es)?|gone|went) .. to .. court\b",
    ),
    (
        "complaint",
        5,
        r"\b(?:hit|hits|slapped) .. with .. (?:law)?suit|\b(?:law)?suit .. (?:claims|alleges"
        r"|accuses|says|seeks)\b",
    ),
    (
        "complaint",
        5,
        r"\bjoin(?:s|ed|ing)? .. (?:suing|suits?|lawsuits?|action|legal (?:battle|fight))\b"
        r"|\bfac(?:es?|ing) .. lawsuits?\b",
    ),
    (
        "complaint",
        4,
        r"\bamends .. complaint|\b(?:new|second|fresh) .. (?:law)?suits?\b"
        r"|\blawsuits? (?:against|over)\b",
    ),
    (
        "complaint",
        4,
        r"\b(?:take|taking|took|takes) .. legal action\b|\bchalleng(?:es|ed) .. (?:law|act|statute)\b",
    ),
    (
        "complaint",
        3,
        r"\bsuing\b|\bcomplaint\b|\baccus(?:es|ed|e)\b|\balleg(?:es|ing|ed)\b|\bnew front\b"
        r"|\bclass action\b|\b(?:seek"
        r"|want)s? .. damages\b|\b(?:court|federal|new) filing\b",
    ),
    ("complaint", 3, r"\b(?:says?|claims?) .. (?:without permission|stole|scraped|copied)\b"),
    ("complaint", 5, rf"\b{_SUIT} .. (?:was|were|been) (?:filed|brought|lodged)\b|\b(?:has|have) filed in\b"),
    ("complaint", 1, r"\b(?:law)?suits?\b|\blegal (?:action|battle|fight|showdown)\b|\binfring|\btargets?\b"),
    # A party asks the court for something.
    (
        "motion",
        6,
        r"\b(?:ask(?:s|ed|ing)?|urg(?:es?|ed)|seeks?|wants?|push(?:es)?|tells?) .. (?:judge"
        r"|court)\b .. \bto ",
    ),
    (
        "motion",
        6,
        r"\b(?:files?|filed) .. motion\b|\bmov(?:e|es|ed) (?:to|for) (?:\w+ )?(?:dismiss|compel"
        r"|strike|seal|stay|summ|certif)",
    ),
    (
        "motion",
        6,
        r"\b(?:seeks?|asks? for|wants?|requests?) .. (?:dismiss(?:al|ed)|injunction|summary judg"
        r"|default judg|stay)",
    ),
    (
        "motion",
        6,
        r"\b(?:seeks?|wants?|tries|tried|trying|looks|hopes|push(?:es)?|argues?) .. (?:dismiss(?:al)?"
        r"|pause|paused|on hold|transfer|move|toss|throw out|thrown out|tossed|dismissed|amend"
        r"|block|strike|reconsider)\b",
    ),
    ("motion", 4, r"\bmotion (?:to|for) \w+|\b(?:in|makes?|launch\w*) .. bid to\b"),
    # A court has spoken, or the case goes on or ends by what it said.
    (
        "order",
        6,
        r"\b(?:judges|justices|jurors|courts) (?!to )(?:\w+ )?(?:rule|say|find|reject|dismiss"
        r"|decline|refuse|side"
        r"|back|allow|let|deny|uphold|affirm|revive|hold|order|grant|clear|decide|block)\b",
    ),
    ("order", 6, rf"{_COURT} .. {_RULES}"),
    (
        "order",
        4,
        rf"^(?:\w+ ){{0,3}}(?<!in ){_COURT}: |\bfails? to (?:shake|escape|dodge|end|persuade"
        rf"|convince|win|revive)\b",
    ),
    (
        "order",
        5,
        r"\b(?:wins?|won|loses?|lost|prevails?|defeats?|scores?|secures?|beats?) .. (?:court|case"
        r"|claims?|(?:law)?suit|battle|bid|fight|ruling|against|over|dispute|victory|win)\b",
    ),
    (
        "order",
        5,
        rf"\b{_SUIT} .. (?:dismissed|tossed|thrown out|rejected|denied|trimmed|paused|revived|advances?"
        r"|survives?)\b",
    ),
    (
        "order",
        5,
        rf"\b{_SUIT} .. (?:can|may|will|to|must) (?:proceed|advance|go (?:on|forward|to trial|ahead)"
        r"|move|continue)",
    ),
    (
        "order",
        5,
        r"\bordered .. to\b|\b(?:must|has to) (?:pay|face)\b|\bruled\b|\brules (?:that|against"
        r"|in favou?r)\b",
    ),
    (
        "order",
        4,
        r"\b(?:declin|refus|reject)(?:es|ed|s) .. (?:hear|review|certiorari|case)\b|\bden(?:ies"
        r"|ied) certiorari\b",
    ),
    (
        "order",
        4,
        r"\b(?:grants?|granted|denies|denied|wins?) .. (?:injunction|motion|bid|request)\b"
        r"|\binjunction (?:granted|denied)",
    ),
    (
        "order",
        3,
        r"\brulings?\b|\bverdicts?\b|\bsummary judge?ment\b|\bjudge?ments?\b|\bvictory\b|\brejects\b"
        r"|\binjunction against\b",
    ),
    (
        "order",
        3,
        r"\bsid(?:es|ed) with\b|\bin favou?r of\b|\boff the hook\b|\bsetbacks?\b|\bblow (?:in|to|for)\b"
        r"|\bobtained an injunction\b|\bturned away\b",
    ),
    (
        "order",
        2,
        r"\bdecision\b|\bopinion\b|\binjunction\b|\border(?:s|ed)?\b|\bdismiss(?:es|ed|al)\b|\bwins?\b"
        r"|\bloses\b|\bheld\b",
    ),
    # What a court hears, and when: trials, hearings, testimony.
    (
        "hearing",
        6,
        r"\btrial .. (?:begin|began|start|open|kick|hear|day|get|under ?way|test|set\b|date|continue"
        r"|close|wrap)|\b(?:start|first day|opening|week|eve) of .. trial\b",
    ),
    (
        "hearing",
        6,
        r"\btakes? the stand\b|\btestif\w+|\b(?:oral|closing|opening) (?:arguments?|statements?)\b"
        r"|\bjury selection\b|\bhearing\b|\bcross-exam",
    ),
    (
        "hearing",
        6,
        r"\b(?:clash|face off|square off|spar|battle|meet|duel|argu(?:e|es|ed)) .. (?:trial"
        r"|in (?:\w+ )?court)\b|\bbegan to hear\b|\bspar\b|\bsquare off\b|\b(?:goes?|heads?) (?:to"
        r"|on) trial\b",
    ),
    (
        "hearing",
        6,
        rf"{_COURT} .. (?:hears?|heard|weighs|grills|questions|skeptical|sceptical|inclined|leans|mulls"
        r"|considers|signals|appears|presses)\b",
    ),
    ("hearing", 2, r"\btrial\b|\bcounsel .. told\b|\bcourtroom\b|\bbarrister\b|-week case\b"),
    # A higher court is asked.
    (
        "appeal",
        6,
        r"\bchalleng(?:e|es|ed|ing) .. (?:ruling|decision|verdict|order|judgment)\b"
        r"|\bappeal(?:s|ed|ing)? (?:against|over|ruling|decision|order|verdict|loss|to|after|the|in)\b"
        r"|\b(?:files?|filed|lodges?|to|will|right to|permission to) appeal\b|\bnotice of appeal",
    ),
    (
        "appeal",
        7,
        r"\b(?:appeals? (?:court|judges?|panel)|\w+ circuit|supreme court"
        r"|court of appeals?) .. (?:hears?|heard|weighs?|will|asked|urged|considers?|to (?:hear|review"
        r"|decide|weigh|consider)|takes? up|agrees|argu|oral|could|questions|mulls|doubt|skeptical)",
    ),
    (
        "appeal",
        7,
        r"\b(?:asks?|urges?|petitions?|seeks?|tells?|brings?|takes?|heads?) .. (?:supreme court"
        r"|\w+ circuit|appeals? court|certiorari)\b",
    ),
    (
        "appeal",
        3,
        r"\bappeal(?:s|ed)?\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
        r"|eleventh|federal|d\.?c\.?) circuit\b|\binterlocutory",
    ),
    # Evidence is fetched. "Bros. Discovery" is a company.
    (
        "discovery",
        7,
        r"\b(?:turn|hand|give|giv(?:es|en)|fork)\w* (?:over|up)\b|\b(?:to|must) (?:produce|release"
        r"|preserve|retain|keep|share|search) .. (?:logs?|data|chats?|records|documents|conversations"
        r"|prompts|files|emails|outputs?|evidence)\b",
    ),
    (
        "discovery",
        7,
        r"\b(?:open|opens|access to|inspect\w*) .. (?:training data|messages|records|documents"
        r"|source code|logs)\b",
    ),
    (
        "discovery",
        5,
        r"\bdiscovery\b(?<!bros discovery)(?<!bros\. discovery)|\bdepos(?:e|ed|itions?)\b"
        r"|\bsubpoena|\bprivileged?\b"
        r"|\b(?:chatgpt|chat|user|deleted|private) (?:\w+ )?(?:logs?|chats|conversations)\b"
        r"|\b(?:preservation|protective) order|\bunsealed\b|\b(?:filings?|emails|documents|messages"
        r"|records) (?:reveal|show|suggest)",
    ),
    ("discovery", 3, r"\blogs\b|\binternal (?:emails|documents|messages)|\bevidence\b"),
)
