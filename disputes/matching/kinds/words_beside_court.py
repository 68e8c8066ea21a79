"""What news say of a dispute beside the court, in English: deals, answers, rules, statements, thoughts."""

from typing import Final

# Weights and the short hand of the patterns are as in `words_of_court`.
CLASSES: Final = r"""
WRITER
  \b(?:law(?:yers?| firms?| blog| professors?| students?| review)|attorneys?(?! general)|solicitors?
  |barristers?|professors?|scholars?|academics?|columnists?|consultanc(?:y|ies)|consultants?|students?
  |experts?|commentators?|essay(?:ist)?|blog(?:ger)?|note|memo|podcast|newsletter|researchers?|analysts?
  |think tank|article|column|op-ed|editorial|explainer|primer|firm|author of|piece|post)\b
LAWMAKER
  \b(?:law ?makers?|senat(?:e|ors?)|congress(?:man|men|woman)?|representatives|parliament|house of lords
  |lords|peers|mps|meps|ministers?|ministry|department|governments?|governor|newsom|assembly
  |legislat(?:ure|ors?)|white house|president|commission|eu|brussels|europe|westminster|beijing
  |(?:copyright|patent) office|attorneys? general|regulators?|watchdogs?|committee|council|task force
  |(?<!news )(?<!stock )(?<!photo )(?<!press )(?<!picture )agency|trump|uspto|ftc|cma|cac|dpiit|meity
  |commissioner|technology secretary|(?:united |member )?states?|uk|india|japan|china|denmark|australia
  |canada|california|new york state|bipartisan)\b
TRADE
  \b(?:sag-aftra|mpa|motion picture association|riaa|wga|dga|guilds?|unions?|trade (?:body|group
  |association|bodies|groups)|industry(?: groups?| bod(?:y|ies))?|associations?|alliance|coalition
  |federation|society|lobby|group|advocates?|advocacy|campaigners?|campaign|ifpi|nmpa|caa)\b
PEOPLE
  \b(?:artists|actors?|musicians?|singers?|songwriters?|stars?|celebrities|filmmakers?|hollywood|scholars
  |professors|creators|creatives|writers|novelists|authors|directors|performers|publishers|press
  |media groups|labels|studios)\b
MONEY
  (?:[$€£¥]\s?\d|\d[\d.,]{0,12} ?(?:million|billion|bn|m)\b|millions|billions)
RULES
  \b(?:act|acts|bills?|amendments?|legislation|draft law|laws?|executive order|code of practice|code
  |rulebook|rules|guidance|guidelines|consultation|rulemaking|white paper|directive|moratorium|reports?
  |exception|exemption|opt-out|framework|probe|inquiry|investigation|register|policy|levy|licen[cs]e
  |plans?|proposals?|reforms?|study)\b
"""

WORDS: Final = r"""
# Deals: an end to a dispute goes before a licence, where both are told.
settlement 8
  \bsettl(?:es?|ed|ing|ements?)\b(?! (?:in|on) (?:its|a) new)
settlement 8
  \b(?:reach|strike|struck|deal|agreement|pact)\w* .. (?:ends?|ending|resolv(?:es?|ing)|clos(?:es?
  |ing)) .. (?:suit|lawsuit|dispute|litigation|case|fight|claims?)\b|(?<!to )\b(?:drop|end(?! to)|resolve?
  |withdraw|close?)(?:s|es|ed|ped|d|) .. (?:(?:law)?suit|class action|litigation|dispute|case|fight
  |claims)\b|\bcase ends\b|\b(?:deal|agreement|settlement) (?:reached|struck|done|final)\b|\b(?:bury
  |buries|buried) .. hatchet\b|\btruce\b|\bpayouts?\b|\bcall(?:s|ed)? it quits\b|\bmakes? peace\b
settlement 8
  \b(?:agree~?|agreed) to (?:pay|give|delete|destroy)\b
  |(?<!ordered )(?<!told )(?<!refuses )(?<!asked )\bto pay\b .. MONEY|\bto (?:get|receive|share
  |split) .. MONEY|\b(?:pays|paid|will pay|coughs up|shells out) .. MONEY|\b(?:share|get|receive
  |claim)s? .. (?:billion|million)\b|\d ?(?:bn|billion|million|m) .. (?:deal|agreement|pact)\b
settlement 10
  \b(?:approv|sign(?:s|ed) off|bless|okay|oks|(?:first|final|preliminary) (?:nod|approval)
  |back)\w* .. (?:deal|agreement|payout|accord|pact|settlement)\b|\bresolves part\b|\b(?:reach~|strike~
  |struck) .. (?:deal|agreement) (?:on|over|in) .. (?:suit|case|guardrails|dispute|claims)\b
licensing 7
  \blicen[cs](?:ing|e) .. (?:deals?|agreements?|pacts?|partnerships?|terms)\b|\b(?:sign|ink|strike
  |announce|reach|form|forge|unveil|agree|seal|cut|expand)(?:s|es|ed)? .. (?:licen[cs]\w*|deals?|pacts?
  |partnerships?|agreement|alliance|terms)\b|\bstruck .. (?:deal|pact)\b|\blicen[cs](?:es|ed) (?:its|their
  |music|content|characters|catalogue|articles)\b|\b(?:content|ai|music|data) (?:deal|pact|partnership)\b
licensing 10
  \b(?:to pay|pays|will pay) .. licen[cs](?:e|es|ing)\b
licensing 5
  \bpartner(?:s|ed|ship)?\b|\blicen[cs](?:es|ed|ing) .. (?:to|with|from)\b|\bteam(?:s|ed)? (?:up|to
  |with)\b|\b(?:media|content|launch) partners?\b|\bjoins? .. (?:programme?|partners)\b
  |\bsigns? (?:up )?(?:to|with)\b|\blicen[cs]e runs\b|\bfor a fee\b|\b(?:deals?|pact) with\b|\b(?:secure
  |sell|grant|buy)s? .. licen[cs]es?\b|\bjoint (?:service|venture|platform)\b|\bopens? (?:its
  |their) (?:vault|archive|catalogue)|\blets? .. use (?:its|their)\b|\bunder the .. agreement\b
  |\ballows? .. to use (?:its|their)\b
class_certification 11
  \bclass(?:[ -]action)? (?:certif|status)|\bcertif(?:y|ies|ied|ying|ication) .. class\b|\bdecertif\w+
  |\b(?:oks|okays|approve|allow|green-?light|let|clear|grant|back)s? .. class[ -]action
  |\bclass .. (?:certified|approved)\b|\bclass ruling\b|\bbecomes? .. class action\b|\b(?:as|into
  |approves?) (?:a )?(?:massive |nationwide )?class(?:[ -]action)?\b|\b(?:sue|proceed|go ahead
  |act) (?:together|as (?:a |one )?(?:group|class))\b|\bgroup status\b|\bthe class (?:covers|includes)\b
# The other side answers, or does what was demanded.
response 6
  \brespond(?:s|ed)?\b|\breplie[sd]\b|\breply to\b|\b(?:hit|fire|push|clap|punch|strike|fight|pull|walk
  |bite|snap)(?:s|ed|es)? back\b|\b(?:hit|lash)(?:s|es|ed)? out\b|\bcounter-?(?:sues?|claims?|suit)
  |\banswer(?:s|ed)? .. (?:complaint|(?:law)?suit|claims?|critic\w+)\b|\bapologi[sz]es?\b|\bbacks? down\b
  |\bsorry\b
response 6
  \b(?:slam|blast|den(?:ies|ied)|dispute|call|dismisse|reject|rebut|refute|brush|say)(?:s|es
  |ed)? .. (?:(?:law)?suits?|allegations?|accusations?|claims|wrongdoing|complaint|case) .. (?:merit|base
  |groundless|absurd|wrong|without)|\bdenie[sd] (?:wrongdoing|infring|that|alleg|claims|copying)\b
  |^[^:]{2,40}: [^:]{0,40}\b(?:(?:law)?suits?|complaint|claims?|case) (?:is|are|has|have)\b
  |\brejects .. (?:accus|alleg)\w+|\bcourt reply\b|\bfirst (?:response|answer)\b|\b(?:in|filed
  |files) (?:its|an|their) (?:answers?|defen[cs]e)\b|\bwithout merit\b|\banswer: |\bpleads\b|\b(?:base
  |merit)less\b|\b(?:slam|blast|dispute|den(?:y|ies|ied))s? .. (?:lawsuits?|suit|allegations|accusations
  |claims)\b
response 7
  \b(?:pledg|vow|promis|commit|move to|agree)(?:es|ed|s)? .. (?:safeguards?|strengthen|curb|improve|fix
  |prevent|stop|filters?|guardrails?|protect|tweak|change|tighten|fight|defend|controls?)|\b(?:will
  |to) (?:strengthen|add|tighten|curb|roll out|implement|give) .. (?:safeguards?|guardrails?|filters?
  |protections?|controls?|say)\b|\b(?:rolls? out|introduces|gives?|adds?) .. (?:safeguards?|guardrails?
  |filters?|more control|opt-(?:in|out)s?|controls?)\b
response 6
  \b(?:paus|suspend|delay|postpon|remov|pull|restrict|limit|disabl|block|tighten|halt|shelv|tweak|chang
  |updat|revis|add|purg|scrap|withdraw|drop|switch|delet|yank)(?:es|ed|s) .. (?:launch|rollout|release|app
  |tool|features?|characters?|chatbots?|images?|after|amid|following|over|controls?|safeguards?|opt-(?:in
  |out)|voice|model|generator|editing|clips|videos)\b|\bsays it (?:will|respects|is taking|takes|did)\b
  |\bdefends? (?:it|against|its|the|use)\b|\brestrain its\b
response 3
  \bsafeguards\b|\btakes? down\b|\bdenies\b|\bargues\b|\bfair use defen[cs]e|\b(?:ceo|spokes\w+|founder
  |chief): |\bits (?:defen[cs]e|answer)\b|\bthe company (?:said|answered)\b
# Law and rules are made: bills, codes, agency reports, and what becomes of those who write them.
regulation 6
  LAWMAKER > (?:introduc|reintroduc|propos|recommend|pass|vote|publish|issu|releas|approv|adopt|unveil
  |backs?\b|backed|reject|defeat|push|amend|consult|draft|sign|veto|launch|finali[sz]|mount|clarif|dismiss
  |fires?\b|fired|prob(?:e|es|ing)\b|investigat|consider|mull|debat|drop|delay|says?\b|guid|sets? out
  |float|publici|kill|wants?\b|plan|rule[sd]? out|move|open|seek|tell|demand|order|ask|eye|ditch|shelve
  |scrap|call|warn|open|find|fine|require|ban)\w*
regulation 4
  LAWMAKER .. RULES|LAWMAKER:\s
regulation 5
  \b(?:act|bill|amendment|legislation|draft law|executive order|code of practice|consultation|rulemaking
  |rulebook|white paper|voluntary code|copyright (?:office|law reform|exception|reform)|directive
  |moratorium|register of copyrights|state laws|data reforms)\b
regulation 5
  \b(?:duties|rules|law|act|obligations|requirements|code|ab ?\d+|sb ?\d+) .. (?:takes? effect
  |in(?:to)? force|appl(?:y|ies)|signed|passe[sd])\b|\b(?:duties|obligations|requirements) .. code\b
regulation 3
  \bregulat\w+|\bguidelines?\b|\breport on\b|\bcopyright law\b|\bguidance\b|\bministry\b|\bvoted?\b
  |\bthe government\b
# Third parties speak: guilds, trade bodies, well-known people.
statement 7
  TRADE .. (?:condemn|denounc|urg|call|blast|slam|decr|prais|welcom|applaud|back|support|oppos|critici[sz]
  |protest|respond|react|weigh|speak|spoke|rall|demand|led the|hail|unit|erupt|fum|warn|say|attack
  |rip|lash|cheer|object|thank|fear|want|ask|see|fight)(?:e|es|s|y|ies|ed|ing|ped|)\b
statement 6
  PEOPLE .. (?:condemn|denounc|urge|call (?:on|for|to)|blast|slam|decr|prais|welcom|applaud|support|oppos
  |critici[sz]|protest|react|speak|spoke|rall|led the|hail|unit|erupt|fum|lash|cheer|fear|band
  |back)(?:e|es|s|y|ies|ed|ing|)\b
statement 6
  \bopen letter\b|\bamicus\b|\bfriends?-of-the-court\b|\bin support of\b|\bstatement (?:on|from|by|re)\b
  |\bissues? .. statement\b|\bsigned (?:a|an|the) (?:letter|petition|statement|pledge)\b
statement 5
  \bcondemn(?:s|ed)?\b|\bdenounc(?:es|ed)\b|\bfury\b|\boutrage\b|\bcalls? (?:on|for)\b|\bpetition signed
  |TRADE: |\bdemands answers\b|\bto protest\b|\b(?:welcome|applaud|praise|slam|decry|hail)s?\b
statement 2
  \bstatement\b|\burges?\b|\bprotests?\b|\bcritici[sz]\w+|\bstand with\b
# A writer thinks about it: the form of the headline, or the verb that goes with a lawyer or a scholar.
commentary 8
  \b(?:(?:closer|critical|deeper|brief|first|hard|inside) look|deep dive|(?:case|legal|strategic
  |critical) (?:analysis|note|comment|study|summary)|(?:client|legal) (?:alert|advisory|update)|explained
  |explainer|takeaways?|lessons?|opinion:|op-ed|commentary|viewpoint|q&a|primer|implications|unpacking
  |unpacked|rethinking|crossroads|making sense|a tale of|perspectives?|decoding|decoded|dissecting
  |the limits of|not what it seems|reading the|what's next|aftermath|roadmap|in the age of|in the wake of
  |the end of|myths?|paradox|dilemma|a turning point|practical (?:tips|guidance)|faqs?)\b
commentary 7
  \bwhat .. (?:means?|know|learn|expect|signals?|teach(?:es)?|next|tells? us|says? about|changes)\b
  |\bwhy it matters\b|\b(?:\d+|two|three|four|five|six|seven|eight|ten) (?:\w+ )?(?:things|lessons
  |questions|takeaways|points|reasons|ways|steps|tips)\b|\bhow .. (?:could|may|might|will|should) \w+
  |\bwhy .. (?:matters?|may|might|could|should|won't|is|isn't|are|was)\b
commentary 6
  \?(?:\s|$)
commentary 5
  \binsights?\b|\ba guide\b|\bunderstanding\b|\breflections?\b|\ban? (?:overview|review|introduction
  |essay)\b|\boffers guidance\b|\bquestions? .. remain\b|\bdemystif|\bthe (?:problem|trouble|case) (?:with
  |for|against)\b|\bnavigating\b|\bbeyond\b|\bcomparing\b|\blimbo\b|\bfront line\b|\b(?:urges|advice (?:to
  |for)|warns) (?:companies|clients|businesses)\b|\bstate of the law\b
commentary 3
  ^(?:how|why|what|is|are|can|does|do|should|will|when|who|did|has)\b|\banaly[sz]|§|\bsplit\b|\b(?:could
  |may|might) (?:re)?(?:shape|define|change|mean)\b|\bthe future of\b|\b(?:sets?|set) out (?:what|how
  |why)\b|\bnarrow\b|^on \w+
commentary 2
  \bv(?:s|ersus)?\.? [^:]{1,60}: |^the \w+ \w+(?: \w+)?: |^\w+ \w+ on trial:\s
commentary 0.5
  \bcopyright|\bfair use\b|\bgenerative\b|\blaw\b|\blegal|\btraining\b
commentary 6
  WRITER .. (?:weigh|compar|contrast|asks?\b|sets? out|walk|explain|examin|analy[sz]|looks? (?:at|into)
  |consider|argu|discuss|explor|assess|thinks?\b|mus(?:es|ing)|question|reflect|reads?\b|dissect|trac(?:es
  |ing)|predict|wonder|reviews?\b|finds fault|makes the case|draws|unpack|sums? up|advis|believ)\w*
# Many cases at once.
round_up 9
  \btracker\b|\bround-?up\b|\b(?:case|litigation|lawsuit) updates?\b|\bupdates? on\b|\b(?:weekly|monthly
  |yearly|mid-year|quarterly|annual) ..?(?:update|review|recap|digest|report|summary|news)\b|\bmid-year\b
  |\b(?:this|the|last) (?:week|month|year) (?:in|on)\b|\b(?:year|20\d\d) in review\b|\b(?:weekly|monthly
  |news|daily|morning|friday) (?:digest|brief(?:s|ing)?|recap|wrap|bulletin)\b|\bmore\.?$|\broundtable\b
round_up 9
  \bevery (?:\w+ ){0,4}(?:lawsuit|case|suit)\b|\b(?:all|current|pending|ongoing|recent|key|top|biggest
  |major|status of|map of|guide to) (?:\w+ ){0,5}(?:lawsuits|cases|suits|litigation|decisions)\b
  |\b(?:cases|lawsuits|suits|decisions|rulings) (?:to watch|so far|compared|of (?:the year|20\d\d))\b
  |\bwhere .. stands?\b|\b(?:weekly|monthly): |\bin brief\b|\brecap\b|\btimeline\b|\bstate of play\b
  |\blist of .. (?:lawsuits|cases|suits)\b|\ba list\b
"""
