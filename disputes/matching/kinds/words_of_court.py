"""What news say of a dispute before and in court, in English: the words for each kind, with weights."""

from typing import Final

# Weights: 8 and above decide, 5 to 7 are for an act with its doer or its object, 3 and 4 for a word that is
# said of little else, the rest are hints. Patterns are of small letters and in the short hand of `news`:
# "a .. b" is b within 50 signs of a, "COURT > rules" an act within five words of its doer, "sue~" the finite
# forms sues and sued; a name in capitals is a class of words. Lines of one pattern are joined.
CLASSES: Final = r"""
COURT
  \b(?:judges?|courts?|magistrates?|justices?(?! department)|tribunals?|jury|juries|jurors|scotus|cjeu|ecj
  |bench|panel|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|federal
  |d\.?c\.?) circuit)\b
HIGHER
  \b(?:appeals? (?:court|judges?|panel)|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
  |eleventh|federal|d\.?c\.?) circuit|supreme court|scotus|justices|courts? of appeals?)\b
SUIT
  \b(?:(?:law|counter)?suits?|class[ -]actions?|(?:legal )?actions?|claims?|counts?|complaints?|cases?
  |proceedings|litigation|petition|charges|allegations)\b
DECIDE
  (?:rule~|dismiss~|toss~|throws|threw|deny~|grant~|reject~|refuse~|allow~|lets?|permit~|side~|find~|found
  |order~|block~|decline~|holds|held|affirm~|confirm~|reverse~|overturn~|revive~|vacate~|upholds|upheld
  |approve~|clear~|trim~|narrow~|pare~|hand~|deal~|dealt|green-?light~|decide~|halt~|bar~|ban~|sanction~
  |fine~|cuts?|stay~|deliver~|issue~|pause~|sets?|sinks?|enjoin~|restrain~|consolidate~|join~|transfer~
  |turn~|award~|limit~|leaves|left|says?|said|back~|call~|advance~|force~|keeps|kept|tells|told|gives|gave
  |strikes?|struck|scold~|rebuke~|blast~|slap~|refer~|sends|sent|split~|shuts?|spare~|void~|invalidate~
  |quash~|convict~|sentence~|freezes?|froze|lift~|extend~|delay~|postpone~|impose~|require~|determine~
  |conclude~|agree~|accept~|reopen~|reinstate~|remand~|warn~|end~|see~|saw|punish~|snub~|rebuff~|ditch~
  |oks|okays|okayed|bless~|recognise~|recognize~|open~|hit~|hits|nod~|scrap~|slash~|reduce~|preserve~
  |stop~|clip~|validate~|exonerate~|acquit~|declare~|appoint~|free~|chide~|fault~|nix~|axe~)\b
DECIDED
  (?:dismissed|tossed|thrown out|rejected|denied|granted|trimmed|narrowed|cut (?:down|back)|pared|paused
  |revived|blocked|upheld|overturned|reversed|struck (?:down|out)|barred|halted|stayed|cleared|shot down
  |knocked (?:out|back|down)|axed|quashed|refused|allowed|approved|consolidated|transferred|reinstated
  |sent back|turned (?:down|away)|left (?:standing|intact|alive)|kept alive|whittled|gutted|restrained
  |ruled|found|held|declared|fined|sanctioned|convicted|sentenced|enjoined|ordered|granted leave)\b
HEAR
  (?:hears?|heard|weigh~?|grill~?|question~?|seems?|seemed|skeptical|sceptical|inclined|lean~?|mull~?
  |consider~?|signal~?|appear~?|press~?|probe~|struggle~|reserve~|asks|asked|wonder~|wary|torn|tough on
  |unsure|doubt~?|voice~|express~|ponder~?|wrestle~?|grapple~?|debate~|listen~|examine~|quiz~|quizzed
  |hint~|suggest~|eyes?|to (?:hear|weigh|consider))\b
ASK
  (?:asks?|asked|asking|urge~?|seeks?|sought|seeking|wants?|wanted|push(?:es|ed)|beg~|press~|plead~|tries
  |tried|trying|look~|hope~|aim~|attempt~|fights|move~|request~|petition~|demand~)\b
RELIEF
  (?:dismiss(?:al|ed)?|toss(?:ed)?|throw|thrown|pause|on hold|stay|transfer|moved?|amend|strike|struck
  |reconsider|injunction|summary judge?ment|judge?ment|default|block|limit|narrow|end|exclude|compel|seal
  |unseal|disqualify|delay|halt|add|drop|restraining order|new trial|sanctions|kill|quash|split|force)\b
GOODS
  \b(?:logs?|data(?:sets?)?|chats?|records|documents|conversations|prompts|files|e-?mails|messages
  |outputs?|evidence|source code|communications|histor(?:y|ies)|samples?|transcripts|names|identit(?:y
  |ies))\b
STOP
  (?:stop|quit|cease|halt|end|remove|take (?:it |them )?down|delete|pull|curb|block|keep out|stay (?:out
  |away)|destroy|desist|withdraw|refrain|shut|pay up|rein in|drop|act|ask first|answers?|explain)\b
"""

WORDS: Final = r"""
# A letter before any court: demands, notices, ultimatums, the promise of a suit.
threat 7
  \bcease[ -](?:and|&|n)[ -]desist
threat 7
  \b(?:vow~?|promise~?|prepare~?|consider~?|mull~?|weigh~?|explore~?|ponder~?|considering|mulling|weighing
  |eye~?) (?:\w+ )?(?:court|legal|suing|a suit|a lawsuit|litigation|action)\b|\bthreat(?:en(?:s|ed|ing)?
  |s)? .. (?:sue|suit|lawsuit|legal|law|litigation|court|action)\b
threat 6
  \b(?:legal|take-?down|copyright|warning|formal|strongly worded|demand) (?:demands?|notices?|warnings?
  |letters?|threats?|ultimatum)\b|\bletter .. demand
threat 6
  \bultimatum\b|\b(?:put|puts|putting) .. on notice\b|\b(?:plan~?|vow~?|prepare~?|ready|set|about|poised
  |prepared|may|might|could|will) (?:to )?(?:sue\b|take .. (?:to court|legal action))
threat 5
  \b(?:asks?|asked|tells?|told|urge~|wants?|order~|push~|press~|call~ on|warn~|promote~|demand~
  |insist~) [^:;]{1,45}?(?:(?:not )?to|must|:|,|that) (?:\w+ )?STOP
threat 5
  \bdemand(?:s|ed|ing)? .. (?:STOP|payment|removal|deletion|take-?downs?|compensation|licen[cs]es?)
  |\b(?:wants?|want answers) .. (?:shut|taken|pulled) down\b
threat 4
  \b(?:wrote|write|writes|written|letters?) to\b|\bletters?\b(?! (?:supporting|backing))|\bor else\b
  |\bor (?:be sued|face (?:a )?(?:lawsuit|legal action|court))\b|\b(?:will|would) (?:go to
  |see .. in) court\b|^(?!(?:\w+ ){0,3}(?:judges?|court|justices) to )[^:]{3,60} to [\w. ]{2,25}:\s
threat 3
  \bwarn~ .. (?:over|about|against|that|of)\b|\bwarning\b|\b(?:accuse~|lawyers) .. unauthori[sz]ed
threat 5
  \b(?:gives?|gave|gets?|has|have) .. (?:until \w+|\w+ (?:days|hours|weeks) to)\b|\b(?:weigh~|consider~
  |mull~|considering|mulling|weighing) .. legal (?:action|options|steps)\b
threat 4
  \b(?:told|asked|urged|warned|pressed|pressured) to (?!the\b)\w+|\bwarn(?:s|ed)? off\b|\b(?:puts?
  |pile~?) .. pressure\b
threat 2
  \bdemand(?:s|ed)?\b|\bbacklash\b|\btak(?:es?|ing) aim\b|\bmust stop\b|\bwarned\b
# A suit is brought. The noun alone says little: every ruling has it too.
complaint 7
  (?<!\bto )(?<!\bcan )(?<!\bmay )(?<!\bcould )(?<!\bwill )(?<!\bwould )(?<!\bmight )\b(?:sues?|sued|suing
  |countersues?)\b(?! as a)|\b(?:first|latest|newest|next|another) .. to sue\b
complaint 6
  \b(?:(?:ask|seek|want|demand)s?|seeking) .. (?:damages|\$\d|€|£|compensation)|\bdamages of\b
complaint 6
  \b(?:re-?)?(?:fil(?:es?|ed(?! by)|ings?)|launch(?:es|ed)?|br(?:ings?|ought)|lodg(?:es?|ed)|start~|mount~
  |open~|add~?) .. SUIT|\bfiles? (?:against|over)\b
complaint 6
  \b(?:tak(?:es?|ing|en)|took|haul~?|drag(?:s|ged)?|bring~?|brought|going|go(?:es)?|gone|went|sees?
  |carr(?:y|ies)|mov(?:es|ed)|turn~?) .. (?:to|into|in|before) (?:[\w.]+ ){0,3}?court\b|\b(?:drag|haul
  |bring|take|brought|took)\w* .. (?:before|in front of) .. (?:judges?|court)\b|\bgoes to war\b|\b(?:moves
  |approach~) (?:the )?(?:\w+ )?high court\b
complaint 6
  \b(?:hit|hits|slapped|slammed|struck|served) .. with .. (?:suit|lawsuit|action|complaint)\b|\bfac(?:es?
  |ed|ing) .. (?:suits?|lawsuits?|class actions?|action|complaint)\b
complaint 5
  SUIT > (?:claim~|allege~|accuse~|says?|seeks?|asks?|wants?|argue~|charge~|contend~|target~|filed(?! by)
  |brought(?! by)|lodged|take~ aim|follows?|lands?|arrives?)\b
complaint 5
  \bjoin(?:s|ed|ing)? .. (?:suing|suits?|lawsuits?|action|legal (?:battle|fight)|pile-on|fray|ranks
  |chorus)\b|\b(?:accused|accuse~|alleg\w+|claim~) .. in .. (?:suit|lawsuit|action|court|complaint)\b
complaint 4
  \b(?:new|second|fresh|another|latest|copyright|patent|federal|landmark) (?:\w+ ){0,3}?(?:law)?suits?\b
  |\b(?:law)?suits? (?:against|over|targets?|vs?\b)\b|\bamend\w* .. complaint|'s turn\b
  |\bcomplaint (?:filed|against)\b
complaint 4
  \b(?:take|taking|took|takes|pursue~) .. legal action\b|\bchallenge~ .. (?:law|act|statute)\b|\bgo(?:es
  |ne)? after\b|\bwent after\b|\b(?<!can )(?<!may )(?<!to )(?:pursue~?|attack~?|confront~?|battle~?
  |target~?) .. over\b|\btak(?:es?|ing) on\b|\b(?:allege~|claim~) .. (?:infring|theft|stole)
complaint 4
  \b(?:accuses?|accused|alleges?|alleging|alleged)\b|\bfac(?:es|ing) claims\b|\bplaintiffs? .. (?:want|say
  |claim|allege)|\bcase against\b
complaint 4
  \b(?:says?|claims?|claiming|alleges?) .. (?:without (?:permission|consent|a licen)|stole|stolen|scraped
  |copied|copies|torrented|trained|pirated|lifted|infring\w+)\b
complaint 3
  \bcomplaint\b|\bnew front\b|\bclass action\b|\b(?:court|federal|new) filing\b|\btargets?\b
  |\bclaims? (?:that|against)\b
complaint 2
  \bfiled (?:papers|in|on)\b|\bplaintiffs?\b|\b(?:theft|stealing|stolen|pirated|copying)\b
  |\b(?:law)?suits?\b|\blegal (?:action|battle|fight|showdown)\b|\binfring|\bcase\b .. (?:says|asks)
# A party asks the court for something.
motion 8
  \bASK .. (?:judges?|court|jury)\b .. \b(?:to|for|not)\b
motion 7
  \b(?:files?|filed|filing) .. motions?\b|\bmov(?:e|es|ed|ing) (?:to|for) (?:\w+ )?(?:dismiss|compel
  |strike|seal|stay|summ|certif|amend|exclude)|\bnew motion\b
motion 7.5
  \bASK .. RELIEF
motion 6
  \b(?:tell~|told) .. (?:judge|court|jury)\b|\boppose~ .. (?:motion|bid|request)\b|\bopposition to\b
motion 4
  \bmotions? (?:to|for) \w+|\b(?:in|makes?|launch\w*|its|latest) .. bid (?:to|for)\b|\bthe request\b
  |\bshould (?:be (?:thrown|tossed|dismissed)|throw|toss|dismiss)\b|\basks? for judgment\b
# A court has spoken, or the case goes on or ends by what it said.
order 7
  COURT > DECIDE
order 9
  \b(?:lose~|win~|reject~|deny~|dismiss~|toss~) .. appeals?\b(?! court)|\b(?:lost|won) .. appeal\b
order 6
  \b(?:judges|justices|jurors|courts) (?!to )(?:\w+ )?(?:rule|say|find|reject|dismiss|decline|refuse|side
  |back|allow|let|deny|uphold|affirm|revive|hold|order|grant|clear|decide|block|strike|reverse|restrain)\b
order 3
  ^(?:(?:(?:us|appeals|texas|eu's) |(?!\w+s |in |to )[\w.'-]+ )){0,4}COURT(?::| to \w+:| (?!filings?
  |documents?|papers|fight|battle|records|case|to |hear|over|orders? .. (?:turn|hand|produce))\w+)
order 6
  SUIT .. DECIDED|\b(?:bid|motion|request|plea|injunction|appeal|petition|attempt|effort) .. (?:fail~
  |denied|rejected|granted|refused|turned|tossed|shot|succeed~|falls?|dismissed|thrown|sinks)\b
order 6
  SUIT .. (?:(?:can|may|will|to|must|should) (?:proceed|advance|go (?:on|forward|to|ahead)|move|continue
  |stand|stay)|survive~?|advance~|moves? (?:forward|ahead)|proceeds|falls? short|collapse~|stand~
  |go(?:es)? (?:back|forward|ahead))\b
order 6
  \b(?:wins?|won|loses?|lost|losing|prevail~|defeat~|score~|secure~|beats?|gets?|suffer~|notche?[sd]?
  |escape~|avoid~|dodge~|fend~|evade~|hand~|dealt|clinch~|survive~|sees?) .. (?:court|case|claims?|suits?
  |lawsuits?|battle|bid|fight|ruling|against|dispute|victory|wins?|injunction|appeal|liability|defeat|blow
  |setback|verdict|damages|big|round|over|trial|narrowed)\b
order 5
  \b(?:can|may) (?:pursue|sue|press|use|train|keep|go)\b|\b(?:fail~|unable|can't|cannot|couldn't
  |won't) (?:to )?(?:shake|escape|dodge|end|persuade|convince|win|revive|knock|block|stop|prove|get|avoid
  |duck|be copyrighted)\b|\bordered .. to\b|\b(?:must|has to|have to) (?:pay|face|stand|defend|answer|keep
  |stop|reveal|disclose)\b
order 5
  \bruled\b|\brules (?:that|against|in favou?r|for)\b|\bby (?:the |a |an )?(?:\w+ )?(?:judge|court|jury)\b
  |\bis liable\b|\b(?:is|isn't|not|was|are) (?:fair use|transformative|infring\w+|lawful|legal)\b
  |\bin contempt\b|\bcase closed\b|\bcleared\b
order 4
  \b(?:decline~|refuse~|reject~) .. (?:hear|review|certiorari|case)\b|\bden(?:ies|ied) certiorari\b
  |\bsid(?:es|ed) with\b|\bin favou?r of\b|\boff the hook\b|\bsetbacks?\b|\bblow (?:in|to|for)\b
  |\b(?:obtain~|won~) an injunction\b|\b(?:a|partial|big|mixed|early|major|legal|court|partly
  |landmark) (?:win|victory|defeat|loss) (?:for|in|against|as)\b
order 12
  \b(?:postpone~|delay~|reject~|deny~|question~|pause~|refuse~|withhold~) .. (?:approval|settlement|deal)\b
  |\b(?:settlement|approval|deal) .. (?:postponed|delayed|rejected|denied|refused|on hold|put off
  |questioned)\b
order 3
  \brulings?\b|\bverdicts?\b|\bsummary judge?ment\b|\bjudge?ments?\b|\bvictory\b|\binjunction against\b
  |\bwith leave to amend\b|\b(?:found|held|upheld|decided)\b|\bmust face\b
order 1
  \bjudges?\b
order 5
  \b(?:judges?|court|justices|cjeu|panel|jury) (?:to|will|set to|due to) (?:rule|decide)\b
order 2
  \bdecision\b|\bopinion\b|\binjunction\b|\border(?:s|ed)?\b|\bdismiss(?:es|ed|al)\b|\bwins?\b|\bloses\b
  |\bclears\b
# What a court hears, and when: trials, hearings, testimony.
hearing 7
  \btrial .. (?:begin|began|start|open|kick|hear|day|get|got|under ?way|test|set\b|date|continue|close
  |wrap|near|end|loom|enter|resum)|\b(?:start|first day|opening|week|eve|middle|end) of .. trial\b
  |\b(?:go(?:es)?|head~|went) (?:to|on) trial\b
hearing 7
  \btakes? the stand\b|\btestif\w+|\btestimony\b|\b(?:oral|closing|opening) (?:arguments?|statements?
  |submissions)\b|\bjury (?:selection|deliberat\w+)\b|\bhearing\b|\bcross-exam|\bin the witness
  |\bwitness\b|\bpleaded on\b
hearing 7
  \b(?:clash|face off|square off|spar|battle|meet|duel|argue~?|trade barbs) .. (?:trial|in (?:\w+ )?court
  |before|judges)\b|\bbegan to hear\b|\bspar\b|\bsquare off\b|\bin court (?:today|on \w+day|this week)\b
hearing 8
  COURT > HEAR
hearing 12
  \b(?:settlement|status|approval|injunction|dismissal) hearing\b
hearing 2
  \btrial\b|\bcounsel .. told\b|\bcourtroom\b|\bbarrister\b|-week case\b|\bcase opened\b|\bsession\b
  |\bjurors heard\b
# A higher court is asked.
appeal 7
  \b(?:challeng(?:e|es|ed|ing)|fight~?|contest~?|object~?|protest~) .. (?:ruling|decision|verdict|order
  |judgment|loss|dismissal)\b|\bappeal(?:s|ed|ing)? (?:against|over|ruling|decision|order|verdict|loss|to
  |after|the|in|its|their|dismissal|from)\b|\b(?:files?|filed|lodges?|will|to|right to|permission to
  |plans? to|vows to) appeal\b|\bnotice of appeal|\bunder appeal\b
appeal 11
  HIGHER > (?:hears?|heard|weigh~?|will|asked|urged|consider~?|to (?:hear|review|decide|weigh|consider
  |take)|takes? up|agree~? to|argu|oral|could|question~|mull~|doubt~?|skeptical|seem~?|grapple~|probe~
  |wrestle~|appear~|wary|press~)
appeal 9
  \b(?:ask|urge|petition|seek|tell|bring|take|head|turn|go|send|come|move|reach|get)(?:s|es
  |ed)? .. (?:to |the |into |before )*(?:supreme court|\w+ circuit|appeals? courts?|court of appeals?
  |certiorari)\b(?! (?:rul|side|say))
appeal 3
  (?<!lose )(?<!loses )\bappeal(?:s|ed)?\b|\binterlocutory\b|\b\w+ circuit\b
# Evidence is fetched. "Bros. Discovery" is a company.
discovery 10
  \b(?:turn(?:s|ed|ing)?|hand(?:s|ed|ing)?|giv(?:e|es|en|ing)|fork(?:s|ed)?) (?:over|up)\b|\b(?:to|must
  |can|may) (?:produce|release|preserve|retain|keep|share|search|reveal|disclose|inspect|see|show
  |provide) .. GOODS
discovery 10
  COURT .. (?:access to|inspect|unseal\w*|compel~?|give|share) .. GOODS
discovery 8
  \b(?:hand|produce|share|surrender|give|see|search|inspect) (?:[\w'-]+ ){1,4}?GOODS|\b(?:opens?|access to
  |inspect\w*|peek (?:at|inside|into)|fight~? over|compel~?|unseal\w*|hide|search\w*|destroy\w*|delet(?:e
  |ed|ing)|withhold|withheld) .. (?<!training )GOODS|\b(?:order|ruling|fight|battle|dispute) (?:on|over
  |about) .. (?:logs?|chats|records)\b
discovery 8
  \bdepos(?:e|ed|es|ition|itions|ing)?\b|\bsubpoena|\bprivileged?\b(?! access)|\bdiscovery (?:order
  |dispute|fight|battle|ruling|request|sanctions?|phase)\b|\bpreservation order
discovery 6
  \bdiscovery\b(?<!bros discovery)(?<!bros\. discovery)|\b(?:chatgpt|chat|user|deleted
  |private) (?:\w+ )?(?:logs?|chats|conversations)\b|\bprotective order|\bunsealed\b|\b(?:e-?mails
  |documents|messages|records|papers) > (?:reveal|show|suggest|expose)s?\b|\btraining data in a\b
  |\bfake (?:citation|footnote)
discovery 3
  \blogs\b|\binternal (?:e-?mails|documents|messages)|\bevidence\b|\bmust be produced\b
"""
