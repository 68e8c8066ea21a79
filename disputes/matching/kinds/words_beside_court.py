"""What news say of a dispute beside the court: deals, answers, rules, statements, thoughts. In English."""

from typing import Final

# Weights and patterns are as in `words_of_court`.
_WRITER: Final = (
    r"\b(?:law(?:yers?| firms?| blog| professors?| students?| review)|attorneys?(?! general)"
    r"|solicitors?|barristers?|professors?|scholars?|academics?|columnists?|consultanc(?:y|ies)"
    r"|consultants?|students?|experts?|commentators?|essay(?:ist)?|blog(?:ger)?|note|memo|podcast"
    r"|newsletter|researchers?|analysts?|think tank|article|column|op-ed|editorial|explainer"
    r"|primer|firm)\b"
)
_LAWMAKER: Final = (
    r"\b(?:law ?makers?|senat(?:e|ors?)|congress(?:man|men|woman)?|representatives|parliament"
    r"|house of lords|lords|peers|mps|meps|ministers?|ministry|department|governments?|governor"
    r"|assembly|legislat(?:ure|ors?)|white house|president|commission|eu|(?:copyright"
    r"|patent) office|attorneys? general|regulators?|watchdogs?|committee|council|task force|panel"
    r"|agency|trump|uspto|ftc|cma|cac|dpiit|meity|commissioner)\b"
)
_TRADE: Final = (
    r"\b(?:sag-aftra|mpa|motion picture association|riaa|wga|dga|guilds?|unions?|trade (?:body"
    r"|group|association|bodies|groups)|industry(?: groups?| bod(?:y|ies))?|associations?|alliance"
    r"|coalition|federation|advocates?|advocacy|campaigners?|artists|actors?|stars|celebrities"
    r"|filmmakers?|campaign|hollywood|scholars|professors|ifpi|nmpa|creators|writers)\b"
)

WORDS: Final = (
    # Deals: an end to a dispute goes before a licence, where both are told.
    ("settlement", 8, r"\bsettl(?:es?|ed|ing|ements?)\b"),
    (
        "settlement",
        8,
        r"\b(?:reach|strike|struck|deal|agreement)\w* .. (?:end|ends|resolves?|ending"
        r"|resolving) .. (?:suit|lawsuit|dispute|litigation|case|fight)|\b(?:drop|end|resolv"
        r"|withdraw)(?:s|es|ed|ped|) .. (?:(?:law)?suit|litigation|dispute|case|fight)\b"
        r"|\bcase ends\b|\b(?:share|get|receive)s? .. (?:billion|million)\b|\d ?(?:bn|billion"
        r"|million) .. deal\b"
        r"|\bbury .. hatchet\b|\btruce\b|\bpayouts?\b|\b(?:agrees?|agreed) to pay\b",
    ),
    (
        "settlement",
        8,
        r"\b(?:approv|sign(?:s|ed) off|reject|green[- ]?light|bless|question|delay)\w* .. (?:deal"
        r"|agreement|payout)\b",
    ),
    (
        "licensing",
        6,
        r"\blicen[cs](?:ing|e) .. (?:deals?|agreements?|pacts?|partnerships?)\b|\b(?:signs?|inks?"
        r"|strikes?|announces?|reach(?:es)?) .. (?:licen[cs]\w*|deal|pact|partnership|agreement)\b"
        r"|\blicen[cs]es? (?:its|their|music|content|characters)\b",
    ),
    (
        "licensing",
        3,
        r"\bpartner(?:s|ed|ship)?\b|\blicen[cs](?:es|ed|ing) .. (?:to|with|from)\b|\bteams? up\b"
        r"|\blicen[cs]e runs\b|\bfor a fee\b"
        r"|\b(?:deals?|pact) with\b|\b(?:secures?|sells?|grants?) .. licen[cs]es?\b|\bjoint (?:service"
        r"|venture|platform)\b",
    ),
    (
        "class_certification",
        9,
        r"\bclass(?:[ -]action)? (?:certif|status)|\bcertif(?:y|ies|ied|ying|ication) .. class\b"
        r"|\bclass .. (?:certified|approved)\b|\bclass ruling\b|\bbecomes? .. class action\b|\b(?:as|into"
        r"|approves?) (?:a )?(?:massive |nationwide )?class(?:[ -]action)?\b",
    ),
    # The other side answers, or does what was demanded.
    (
        "response",
        6,
        r"\brespond(?:s|ed)?\b|\brepl(?:y|ies|ied) to\b|\b(?:hit|fire|push|clap)(?:s|ed|es)? back\b"
        r"|\bfired back\b|\bcounter-?(?:sues?|claims?|suit)|\banswers .. (?:complaint|(?:law)?suit"
        r"|claims?)\b",
    ),
    (
        "response",
        6,
        r"\b(?:slams?|blasts?|denies|denied|disputes?|calls?) .. (?:(?:law)?suits?|allegations?"
        r"|accusations?|claims|wrongdoing)\b|\brejects .. (?:accus|alleg)\w+|\btells (?:court"
        r"|judge)\b|\bcourt reply\b|\bfirst (?:response|answer)\b|\bin (?:its"
        r"|an) answer\b|\bwithout merit\b|\banswer: |\bpleads\b|\b(?:base|merit)less\b",
    ),
    (
        "response",
        6,
        r"\b(?:pledg|vow|promis|commit|move)(?:es|ed|s) .. (?:safeguards?|strengthen|curb|improve|fix"
        r"|prevent|stop|filters?|guardrails?|protect|tweak)|\b(?:will|to) (?:strengthen|add|tighten"
        r"|curb|roll out|implement) .. (?:safeguards?|guardrails?|filters?|protections?|controls?)",
    ),
    (
        "response",
        5,
        r"\b(?:paus|suspend|delay|postpon|remov|pull|restrict|disabl|block|tighten|halt|shelv|tweak"
        r"|chang|updat|revis|add|purg)(?:es|ed|s) .. (?:launch|rollout|release|app|tool|features?"
        r"|characters?|chatbots?|images?|after|amid|following|controls?|safeguards?|opt-(?:in|out))\b"
        r"|\bsays it (?:will|respects|is taking|takes)\b|\bdefend(?:s|ed)\b",
    ),
    (
        "response",
        2,
        r"\bsafeguards\b|\bdenies\b|\bargues\b|\bfair use defen[cs]e|\b(?:ceo|spokes\w+|founder"
        r"|chief): ",
    ),
    # Law and rules are made: bills, codes, agency reports, and what becomes of those who write them.
    (
        "regulation",
        6,
        rf"{_LAWMAKER} .. (?:introduc|reintroduc|propos|recommend|pass|vot|publish|issu|releas|approv"
        r"|adopt|unveil|backs?\b|backed|reject|defeat|push|amend|consult|draft|sign|veto|launch"
        r"|finali[sz]|mount|clarif|dismiss|fires?\b|fired|prob(?:e|es|ing)\b|investigat|consider|mull"
        r"|debat|drop|delay|says?\b|guid|set out|float|publici)\w*",
    ),
    (
        "regulation",
        5,
        r"\b(?:act|bill|amendment|legislation|draft law|executive order|code of practice|consultation"
        r"|rulemaking|white paper|copyright (?:office|law reform|exception)|directive|moratorium"
        r"|register of copyrights)\b",
    ),
    (
        "regulation",
        5,
        r"\b(?:duties|rules|law|act|obligations|requirements|code|ab ?\d+"
        rf"|sb ?\d+) .. (?:take(?:s)? effect|in(?:to)? force|appl(?:y|ies))\b|{_LAWMAKER}: ",
    ),
    (
        "regulation",
        3,
        r"\blaw .. (?:takes effect|comes into force|signed)|\bregulat\w+|\bguidelines?\b|\breport on\b"
        r"|\bcopyright law\b",
    ),
    # Third parties speak: guilds, trade bodies, well-known people.
    (
        "statement",
        6,
        rf"{_TRADE} .. (?:condemn|denounc|urg|call|blast|slam|decr|prais|welcom|applaud|back|support"
        r"|oppos|critici[sz]|protest|respond|react|weigh|speak|rall|demand|led the|hail|unit|erupt|fum|sign"
        r"|warn|say)(?:e|es|s|y|ies|ed|ing|)\b",
    ),
    (
        "statement",
        6,
        r"\bopen letter\b|\bamicus\b|\bfriends?-of-the-court\b|\bin support of\b|\bstatement (?:on"
        r"|from|by|re)\b|\bissues? .. statement\b",
    ),
    (
        "statement",
        5,
        r"\bcondemn(?:s|ed)?\b|\bdenounc(?:es|ed)\b|\bfury\b|\boutrage\b|\bcalls? on\b"
        rf"|\bpetition signed|{_TRADE}: |\bdemands answers\b|\bto protest\b",
    ),
    ("statement", 2, r"\bstatement\b|\burges?\b|\bprotests?\b|\bcritici[sz]\w+|\bstand with\b"),
    # A writer thinks about it: the form of the headline, or the verb that goes with a lawyer or a scholar.
    (
        "commentary",
        8,
        r"\b(?:(?:closer|critical|deeper|brief|first) look|deep dive|(?:case|legal|strategic"
        r"|critical) (?:analysis|note|comment|study|summary)|(?:client|legal) (?:alert|advisory"
        r"|update)|explained|explainer|takeaways|lessons (?:from|for|learned)|opinion:|op-ed"
        r"|commentary|viewpoint|q&a|primer|implications|unpacking|rethinking|crossroads|making sense"
        r"|a tale of|perspective|decoding|decoded|dissecting|the limits of|not what it seems)\b",
    ),
    (
        "commentary",
        7,
        r"\bwhat .. (?:means?|know|learn|expect|signals?|teach(?:es)?|next)\b|\bwhy it matters\b"
        r"|\b(?:\d+|two|three|four|five|six|seven|eight|ten) (?:\w+ )?(?:things|lessons|questions"
        r"|takeaways|points|reasons|ways)\b|\bhow .. (?:could|may|might) (?:shape|reshape|change"
        r"|affect)\b",
    ),
    ("commentary", 5, r"\?$"),
    (
        "commentary",
        5,
        r"\binsights?\b|\ba guide\b|\bunderstanding\b|\bthe future of\b|\breflections?\b"
        r"|\ban? (?:overview|review|introduction|essay)\b|\boffers guidance\b|\bquestions? .. remain\b"
        r"|\bdemystif|\bthe (?:problem|trouble|case) (?:with|for|against)\b|\bnavigating\b|\bbeyond\b"
        r"|\bcomparing\b|\blimbo\b",
    ),
    (
        "commentary",
        2.5,
        r"^(?:how|why|what|is|are|can|does|do|should|will|when|who|did|has)\b|\banaly[sz]|\b§"
        r"|\bsplit\b|\b(?:could|may|might) (?:re)?(?:shape|define|change|mean)\b",
    ),
    ("commentary", 2, r"\bv(?:s|ersus)?\.? [^:]{1,60}: |^the \w+ \w+(?: \w+)?: "),
    ("commentary", 0.5, r"\bcopyright|\bfair use\b|\bgenerative\b|\blaw\b|\blegal|\btraining\b"),
    (
        "commentary",
        5,
        rf"{_WRITER} .. (?:weigh|compar|contrast|asks?\b|sets? out|walk|explain|examin|analy[sz]"
        r"|looks? (?:at|into)|consider|argu|discuss|explor|assess|thinks?\b|mus(?:es|ing)|question"
        r"|reflect|reads?\b|dissect|trac(?:es|ing)|predict|wonder|reviews?\b|finds fault"
        r"|makes the case|draws|unpack)\w*",
    ),
    # Many cases at once.
    (
        "round_up",
        9,
        r"\btracker\b|\bround-?up\b|\b(?:case|litigation|lawsuit) updates?\b|\bupdates? on\b"
        r"|\b(?:weekly|monthly|yearly|mid-year|quarterly|annual) .. (?:update|review|recap|digest"
        r"|report|summary|news)\b|\bmid-year\b|\b(?:this|the) (?:week|month|year) in\b|\b(?:year"
        r"|20\d\d) in review\b",
    ),
    (
        "round_up",
        8,
        r"\bevery (?:\w+ ){0,4}(?:lawsuit|case|suit)\b|\b(?:all|current|pending|ongoing|recent|key|top"
        r"|status of) (?:\w+ ){0,5}(?:lawsuits|cases|suits|litigation)\b|\b(?:cases|lawsuits"
        r"|suits) (?:to watch|so far|compared)\b|\bwhere .. stands?\b|\b(?:weekly|monthly): "
        r"|\bnews (?:digest|briefs?|in brief)\b|\bin brief\b|\brecap\b|\btimeline\b|\bstate of play\b"
        r"|\blist of .. (?:lawsuits|cases)\b",
    ),
)
