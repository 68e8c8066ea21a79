"""The words by which news in other languages tell a kind of event, as `words_of_court` has them."""

from typing import Final

CLASSES: Final = r"""
GERICHT
  (?:gericht(?:e|s|shof)?|richter\w*|\bb?gh|\bo?lg|\beugh|\bkammer|\bsenat|\bjustiz)\b
JUGE
  \b(?:tribunal|juges?|cours?|justice|cjue|magistrats?|jury|conseil d'état)\b
JUEZ
  \b(?:jue(?:z|za|ces)|justicia|tribunal(?:es|e)?|cortes?|juzgado|tjue|juiz|juíza|justiça|stf|stj
  |giudic[ei]|supremo|cassazione|suprema)\b
"""

WORDS: Final = r"""
# German
threat 7
  \babmahn|\bmahn(?:t|en) .. ab\b|\bunterlassung|\bdroh(?:t|en) .. (?:klage|rechtlich|gericht)
  |\bultimatum\b|\b(?:forder|verlang)(?:t|n|en) .. (?:auf|stopp|löschung|unterlass\w*)\b|\bdroh(?:t
  |en) (?:mit|\w+ mit)\b
complaint 7
  \bverklag|\b(?:klagt|klagen) .. (?:gegen|wegen)|\b(?:reich|erheb)(?:t|en) .. klage
  |\bklage .. ein(?:gereicht)?\b|\bzieh(?:t|en) .. vor .. gericht\b|\bsammelklage\b|\bgeh(?:t
  |en) .. gegen .. vor\b|\bbring(?:t|en) .. vor gericht\b
complaint 4
  \bklagen?\b|\bklagt\b|\bwirft .. vor\b|\bwerfen .. vor\b
motion 5
  \bbeantrag(?:t|en)\b|\bantrag auf\b|\bwill .. (?:abweisung|aussetzung)\b
order 7
  \bentscheide[nt]\b|\bentschied(?:en)?\b|\bgrundsatzentscheidung|\bverurteilt\b|\bklagt erfolgreich\b
  |\bsieg(?:t|e)?\b|\bgewinnt\b|\bunterliegt\b|\bverliert\b|\brecht gegeben\b|\bgib(?:t|en) .. recht\b
  |\buntersagt\b|\bverbietet\b|\bscheitert\b|\bstoppt\b .. gericht|\bhaftet\b|\babgewiesen\b
order 7
  GERICHT[^.;:]{0,60}(?:gibt|geben|weist|weisen|sieht|sehen|verletz|bejah|verneint|stell(?:t|en) fest
  |urteil|bestätig|lässt|lassen|erklär|hält|halten|verwirft|billigt|stoppt|ordnet|verbietet|untersagt
  |spricht|kippt|hebt)|GERICHT[^.:]{0,20}:\s
order 3
  urteile?\b|\bentscheidung\b|\bbeschluss\b
hearing 7
  verhand(?:el[tn]|lung|elte)\b|\bprozess(?:auftakt|beginn|start)?\b|\banhörung|\bgeneralanw
  |\bvor gericht (?:aus|an)|\bsagt .. aus\b
appeal 8
  \bberufung\b|\brevision (?:ein|zum)\b|\b(?:legt|legen) .. rechtsmittel|\bgeh(?:t|en) in (?:berufung
  |revision)|\bficht .. an\b
discovery 8
  \bm(?:uss|üssen) .. (?:herausgeben|offenlegen|vorlegen|übergeben|aushändigen|speichern)\b|\bherausgabe\b
  |\bchat-?(?:protokolle|verläufe|logs)\b
settlement 8
  \bvergleich(?:s\w*)?\b(?! (?:zu|mit|von))|\beinig(?:en|t|ung)\b|\baußergerichtlich|\b(?:zahlt|zahlen
  |zahlung) .. (?:millionen|milliarden?|mio|mrd)|\bbeileg
licensing 8
  \blizenz(?:vertrag|abkommen|vereinbarung|deal|partner\w*|iert)|\bkooper(?:ation|iert|ieren)\b
  |\bpartnerschaft\b|\bschließ(?:t|en) .. (?:deal|vertrag|abkommen)\b
response 6
  \breagier(?:t|en)\b|\bwehr(?:t|en) sich\b|\bweis(?:t|en) .. zurück\b|\bantwortet\b|\bversprich?e?(?:t|n
  |cht)\b|\bkündigt .. an\b|\bbestreitet\b|\bentschuldigt\b|\bschränkt .. ein\b|\bentfernt\b
  |\brudert .. zurück\b|\bverschärft\b|\bnimmt .. (?:offline|zurück)\b|\bschaltet .. ab\b
regulation 7
  \b(?:urheberrechts|ki-)?gesetz(?:entwurf|gebung|es)?\b|\bverordnung|\bverhaltenskodex|\bkommission\b
  |\bbundes(?:rat|tag|regierung|kabinett|justizminister\w*)\b|\beu-(?:parlament|staaten)\b|\brichtlinie\b
  |\bleitlinien\b|\b\w*minister(?:in|ium)?\b|\bki-vo\b|\babgeordnete
statement 7
  (?:verband|verbände|gewerkschaft|initiative|künstler|autoren|kreative|musiker|schauspieler|bündnis
  |rat)\b .. (?:forder|kritisier|begrüß|warn|protestier|verurteil|appellier|ruf|verlang)\w*
  |\boffene[rn]? brief\b|\bstellungnahme\b
commentary 8
  \bkommentar\b|\beinordnung\b|\bwas .. (?:bedeute[nt]|wissen|gilt|folgt|droht|heißt|ändert)\b|\banalyse\b
  |\bfolgen (?:für|des)\b|\bhintergrund\b|^(?:warum|wie|wer|darf) |\bfragen und antworten\b|\banmerkung\b
  |\bordne(?:t|n) .. ein\b|\bgastbeitrag\b
round_up 8
  \büberblick\b|\brückblick\b|\bübersicht\b|\bwochenschau\b|\bnewsletter\b
# French
threat 7
  \bmises? en demeure\b|\bmet(?:tent)? .. en demeure\b|\bmenacen?t? (?:de|d'|\w+ d)|\bsomment? .. de\b
  |\bultimatum\b|\bexigent?\b|\bavertit\b
complaint 7
  \bport(?:e|ent) plainte\b|\bpoursui(?:t|vent|vi|vie|vis)\b|\btraîn(?:e|ent|é|és) .. (?:tribunaux
  |justice)\b|\bassign(?:e|ent|é|és|ée)\b|\battaqu(?:e|ent|é|és|ée) .. justice|\bplainte (?:contre|déposée
  |collective)|\bdépos(?:e|ent) .. (?:plainte|recours)|\bsaisi(?:t|ssent) (?:la justice|le tribunal)
  |\baction (?:en justice|collective)\b
complaint 3
  \baccus(?:e|ent|é|és|ée)\b|\breproch(?:e|ent)\b|\bplainte\b
motion 5
  \bdemand(?:e|ent) .. (?:au juge|au tribunal|le rejet|la suspension)
order 7
  \bcondamn(?:é|és|ée|e|ent)\b|\bdonne(?:nt)? (?:raison|tort)\b|\bdébout|\btranch(?:e|é)\b|\brejet(?:te
  |tent|é|ée)?\b|\bordonn(?:e|ance)\b|\bverdict\b|\b(?:con|in)firment?\b|\barrêt\b|JUGE .. (?:estime|juge
  |déclare|valide|autorise|bloque|refuse|suspend|annule|interdit|reconnaî|impose|approuve|oblige|écarte
  |accorde)
order 4
  \b(?:gagne|perd|remporte|échoue)\b|\bdécision\b|\bjugement\b|\bvictoire\b|\brevers\b
hearing 6
  \bprocès (?:s'ouvre|débute|commence|entre|du|de|contre|opposant)|\baudience\b|\bplaid(?:oiries|e|ent)\b
  |\bà la barre\b|\btémoign|\bs'ouvre\b
hearing 2
  \bprocès\b
appeal 8
  \b(?:fait|font|interjette) appel\b|\ben appel\b|\bpourvoi\b|\bcour suprême .. (?:saisie|examine)
discovery 8
  \b(?:doit|devra|doivent|obligé|contraint) .. (?:remettre|fournir|communiquer|livrer|conserver
  |transmettre) .. (?:conversations|données|journaux|documents|messages|historiques)
settlement 8
  \baccord (?:à l'amiable|amiable|transactionnel|de \d)|\btransige|\brèglement à l'amiable|\b(?:met
  |mettent|mettre) fin .. (?:litige|conflit|poursuites|procès|différend)|\bvers(?:e|er|era
  |ement) .. (?:million|milliard)|\b(?:paie|paiera|payer|débourse\w*) .. (?:million|milliard)|\bclo(?:re|s
  |t) .. (?:affaire|litige|procès|plainte)|\bindemnis
licensing 7
  \baccords? de (?:licence|partenariat)|\bsign(?:e|ent) .. (?:accord|licence|partenariat)\b
  |\bpartenariat\b|\baccord (?:avec|entre|sur)\b|\bs'alli(?:e|ent)\b
response 6
  \brépond(?:ent)?\b|\bse défend(?:ent)?\b|\bpromet(?:tent)?\b|\bréagi(?:t|ssent)\b|\bdément\b|\bsuspend\b
  |\bs'engage\b|\bs'excuse\b|\brenforce\w*\b|\briposte\b|\bretire\b|\bfait marche arrière\b
regulation 7
  \bpro(?:jet|position) de loi\b|\bloi\b|\brèglement (?:européen|sur)|\bsénat(?:eurs)?\b|\bparlement\b
  |\bdéputés\b|\bassemblée nationale\b|\b(?:commission|union) européenne\b|\bdécret\b
  |\bcode de bonnes? (?:pratiques?|conduite)|\bministre\b|\bministère\b|\bgouvernement\b|\bbruxelles\b
statement 7
  \b(?:syndicats?|guilde|fédération|associations?|sacem|sacd|scam|artistes|auteurs|acteurs|comédiens
  |musiciens|créateurs|éditeurs|collectif) .. (?:dénonc|appell|salu|réclam|s'inqui|s'insurg|protest|demand
  |alert|critiqu|mobilis)\w*|\btribune (?:de|dans|du|:)|\blettre ouverte\b|\bcommuniqué\b
commentary 8
  \bdécrypt\w+|\banalyse\b|\bce que .. change\b|\bque (?:faut-il|retenir|signifie|change)\b
  |\bquel(?:le)?s? (?:leçons|conséquences|enjeux|impact|avenir)\b|\bce qu'il faut\b|\benjeux\b
  |^(?:pourquoi|comment|faut-il) |\bexpliqu|\béclairage\b
round_up 8
  \btour d'horizon\b|\brécapitulatif\b|\bpanorama\b|\ble point sur\b
# Spanish, Portuguese, Italian
threat 7
  \bcese y desist|\brequerimiento\b|\bcarta (?:de cese|legal)|\bdiffida|\bnotificação extrajudicial
  |\b(?:amenaza|ameaça|minaccia)(?:n|m|no)?\b|\bultim[áa]tum?\b|\b(?:exige|exigem|esige|pide
  |pede)n?\b .. (?:ces|deten|retir|dej|par|elimin|remo)\w*|\badvierten?\b|\bestudian? .. (?:demanda
  |acciones)
complaint 7
  \bdemanda(?:n|ron|do|da|dos|das|rá)?\b (?:a|al|contra|por|judicial|colectiva)\b|\b(?:presentan?
  |interponen?) .. (?:demanda|querella|denuncia)|\bprocessam?\b|\bação (?:judicial|coletiva|contra)
  |\bfan?n?o? causa\b|\bcitan?o? in giudizio\b|\bllevan? .. (?:tribunales|justicia|juicio)\b|\bse querella
  |\bmove ação\b|\bporta(?:no)? .. in tribunale\b|\bclass action\b .. contro
complaint 4
  \bdemandas?\b|\bquerella\b|\bação\b|\bcausa contro\b|\bdenuncian?\b|\bacusan?\b|\baccusan?o?\b
motion 6
  \b(?:piden?|solicitan?|pedem?|chiedono|chiede) .. (?:juez|jueza|tribunal|juiz|giudice|archiv\w+
  |desestim\w+)\b
order 7
  JUEZ .. (?:falla|fallan|dictamina|desestima|rechaza|ordena|condena|da la razón|admite|permite|decide
  |rejeita|respinge|condanna|stabilisce|determina|niega|avala|autoriza|bloquea|confirma|anula|concede
  |declara|prohíbe|archiva|nega|proíbe|aprova|dà ragione|ordina|boccia|considera|sentencia|frena|impone
  |obriga|obliga)|\bcondenad|\bsentencia\b|\bsentenza\b|\bsentença\b|\bdan? la razón\b
order 5
  \b(?:gana|pierde|vence|perde|vince|ganan|derrota|esquiva) .. (?:juicio|batalla|demanda|caso|tribunal\w*
  |disputa|processo|causa|ação|justicia|justiça)\b
order 3
  \bgana\b|\bpierde\b|\bvence\b|\bfallo\b|\bdecisão\b|\bordena\b|\bdecisión\b|\bdecisione\b
hearing 6
  \b(?:comienza|arranca|empieza|inicia|começa|inizia|al via) .. (?:juicio|julgamento|processo)\b
  |\baudi[eê]ncia\b|\bjulgamento\b|\budienza\b|\btestific|\bdepõe\b|\bcomparece\b
hearing 2
  \bjuicio\b|\bprocesso\b
appeal 8
  \bapela(?:n|rá|ción)?\b|\brecurren?\b|\brecorre\b|\bricorre\b|\bin appello\b|\brecurso\b
discovery 8
  \b(?:entregar|entregue|fornecer|consegnare|conservar|revelar) .. (?:registros|datos|conversaciones
  |documentos|chats|dados|conversas|dati|historiales)
settlement 8
  \bacuerdo .. (?:extrajudicial|millon\w*|histórico|poner fin|cerrar|demanda|autores)\b
  |\blleg[ao]n? .. acuerdo\b|\bindemniza|\bpagará\b|\bpatteggia|\baccordo transattivo|\b(?:pagar|pagam?
  |paga|pagherà|vai pagar|abonará|récord) .. (?:mill|milh|bilh|milion|miliard|demanda)\w*
  |\bacordo .. (?:judicial|encerra\w*|processo|milh\w+|bilh\w+)\b|\bchegam? a acordo\b
licensing 8
  \b(?:acuerdo|contrato|accordo|acordo|alianza|parceria) (?:de|di|da|com|con) (?:licen|colabora|parceria
  |\w+)|\bfirman? .. (?:acuerdo|alianza|acordo)\b|\bse alían?\b|\blicenci
response 6
  \bresponden?\b|\brisponde\b|\bse defienden?\b|\bpromet(?:e|en|em|te)\b|\breacciona\b|\bniegan?\b
  |\breforzará\b|\bretira\b|\bsuspende\b|\bse disculpa\b|\bsi difende\b|\bse defende\b|\brestringe\b
regulation 7
  \bproyecto de ley|\bprojeto de lei|\bdisegno di legge|\b(?:ley|legge|lei)\b|\breglamento\b
  |\bregolamento\b|\bsenado\b|\bsenato\b|\bcongreso\b|\bcomisión europea\b|\bgob[ie]+rno\b|\bgoverno\b
  |\bcâmara\b|\bministr[oa]\b|\bbruselas\b|\bdiputados\b
statement 7
  \b(?:sindicatos?|asociaci[oó]n(?:es)?|associaç\w+|artistas|autores|actores|atores|gremio|escritores
  |músicos|editores|sociedad) .. (?:condena|exige|critica|pide|rechaza|denuncia|protesta|reclama|celebra
  |alerta|firma)\w*|\b(?:carta|lettera) (?:abierta|aberta|aperta)\b|\bcomunicado\b
commentary 8
  \banálisis\b|\bopinión\b|\bqué (?:significa|implica|supone|cambia)\b|\b(?:las )?claves\b|\banálise\b
  |\banalisi\b|\bo que (?:significa|muda)\b|\bcosa (?:significa|cambia)\b|^¿|^(?:por qué|cómo|por que|come
  |perché) |\blecciones\b
round_up 8
  \bresumen (?:semanal|de)\b|\brepaso\b|\bcronología\b|\btodas las demandas\b|\bretrospectiva\b
# Dutch, Swedish, Danish, Norwegian, Polish
complaint 6
  \bklaagt .. aan\b|\bdaagt .. rechter\b|\bstämmer\b|\bsagsøger\b|\bsaksøker\b|\bpozywa\b
  |\bstapt naar de rechter\b
order 5
  \bveroordeel|\boordeelt\b|\buitspraak\b|\brechter .. (?:verbiedt|geeft|wijst)\b|\bdömer\b|\bdømt\b
  |\bwyrok\b
# Japanese, Chinese, Korean
threat 8
  警告[書状]?|[停中]止を?(?:要求|求め)|通知書|要望書|申し入れ|抗議文|律师函|停止侵权|警告信
  |경고장|중단 ?요구|내용증명
complaint 7
  提訴|訴えを起こ|訴え(?:た|る)|集団訴訟|起诉|提起诉讼|告上法庭|제소|소송을? ?제기|고소
complaint 2
  訴訟|诉讼|소송|賠償を?請求|億円請求
order 7
  判決|棄却|却下|命じ|命令|勝訴|敗訴|退け|認め(?:ず|る判断|た)|仮処分|違法と判断|(?:地裁|高裁|最高裁|裁判所|判事|連邦地裁)[^。]{0,40}(?:判断|認定|決定)|判决|裁定|驳回
  |判令|败诉|胜诉|판결|기각|명령|승소|패소
hearing 7
  口頭弁論|公判|審理|裁判(?:が|始ま)|证人|审理|開廷|开庭|庭审|재판|변론|심리
appeal 8
  控訴|上告|上诉|항소|상고
discovery 8
  証拠開示|(?:ログ|履歴|記録|データ)[^。]{0,12}(?:開示|提出)|证据开示|증거 ?개시
settlement 9
  和解|ドル支払|億円支払|합의
licensing 8
  ライセンス(?:契約|供与)|提携|許諾契約|授权协议|许可协议|合作协议|라이선스|제휴
response 6
  反論|対策(?:強化|を)|対応|謝罪|制限|見直し|オプトイン|回应|回應|暂停|重申|将加强|반박|입장|해명|대응
regulation 6
  法案|法律|指針|ガイドライン|文化庁|規制|改正|政府|草案|办法|条例|监管|版权局|법안|가이드라인|규제
statement 7
  声明|抗議|協会|連盟|协会|성명|협회|규탄
commentary 6
  解説|考察|とは|論点|なぜ|弁護士が|影響|解读|分析|评论|해설|분석|칼럼
round_up 9
  まとめ|一覧|盘点|汇总|모음|정리
"""
