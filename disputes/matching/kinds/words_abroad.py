"""The words by which news in other languages tell a kind of event, as `words_of_court` has them."""

from typing import Final

WORDS: Final = (
    # German
    (
        "threat",
        6,
        r"\babmahn|\bmahnt .. ab\b|\bunterlassung|\bdroht .. (?:klage|rechtlich)|\bultimatum\b"
        r"|\bfordert .. auf\b",
    ),
    (
        "complaint",
        6,
        r"\bverklag|\b(?:klagt|klagen) gegen|\breich(?:t|en) .. klage|\bklage .. ein(?:gereicht)?\b"
        r"|\bzieht .. vor gericht\b",
    ),
    ("complaint", 2, r"\bklagen?\b|\bklagt\b"),
    ("motion", 5, r"\bbeantrag(?:t|en)\b"),
    (
        "order",
        6,
        r"\bentscheidet\b|\bentschied(?:en)?\b|\bgrundsatzentscheidung|\bverurteilt\b"
        r"|\bklagt erfolgreich\b|\bsieg(?:t|e)?\b|\bgewinnt\b|\bunterliegt\b|\bverliert\b"
        r"|\brecht gegeben\b|\bweist .. ab\b|\bgibt .. recht\b|\buntersagt\b|\blässt .. zu\b",
    ),
    (
        "order",
        5,
        r"(?:gericht\b|\bb?gh\b|\bo?lg\b|\beugh\b)[^.;]{0,60}(?:gibt|weist|sieht|verletz|bejaht"
        r"|verneint|stellt fest|urteilt)|gericht[^.:]{0,20}: ",
    ),
    ("order", 3, r"urteile?\b|\bentscheidung\b|\bbeschluss\b"),
    ("hearing", 6, r"verhand(?:elt|lung|elte)\b|\bprozess(?:auftakt|beginn)?\b|\banhörung"),
    ("appeal", 6, r"\bberufung\b|\brevision (?:ein|zum)\b|\blegt .. rechtsmittel"),
    ("discovery", 6, r"\bmuss .. (?:herausgeben|offenlegen|vorlegen)\b|\bherausgabe\b"),
    ("settlement", 8, r"\bvergleich\b|\beinig(?:en|t|ung)\b|\baußergerichtlich"),
    (
        "licensing",
        8,
        r"\blizenz(?:vertrag|abkommen|vereinbarung|deal|partner\w*)|\b(?:lizenziert|kooperation)\b",
    ),
    (
        "response",
        6,
        r"\breagiert\b|\bweist .. zurück\b|\bwehrt sich\b|\bantwortet\b|\bverspricht\b"
        r"|\bkündigt .. an\b|\bbestreitet\b",
    ),
    (
        "regulation",
        6,
        r"\b(?:urheberrechts|ki-)?gesetz(?:entwurf|gebung|es)?\b|\bverordnung|\bverhaltenskodex"
        r"|\bkommission\b|\bbundes(?:rat|tag|regierung)\b|\beu-parlament\b|\brichtlinie\b",
    ),
    (
        "statement",
        6,
        r"(?:verband|verbände|gewerkschaft|künstler|autoren|kreative)\b .. (?:forder|kritisier|begrüß"
        r"|warn|protestier|verurteil)\w*|\boffene[rn]? brief\b|\bstellungnahme\b",
    ),
    (
        "commentary",
        7,
        r"\bkommentar\b|\beinordnung\b|\bwas .. (?:bedeutet|bedeuten|wissen)\b|\banalyse\b"
        r"|\bfolgen (?:für|des)\b|\bhintergrund\b",
    ),
    ("round_up", 8, r"\büberblick\b|\brückblick\b|\bübersicht\b"),
    # French
    (
        "threat",
        6,
        r"\bmises? en demeure\b|\bmet(?:tent)? .. en demeure\b|\bmenacent? de\b|\bsomment? .. de\b"
        r"|\bultimatum\b|\bexigent?\b",
    ),
    (
        "complaint",
        6,
        r"\bportent? plainte\b|\bpoursui(?:t|vent|vi|vie)\b|\btraînent? .. (?:tribunaux|justice)\b"
        r"|\bassignent?\b|\bassigné"
        r"|\battaquent? .. justice|\bplainte (?:contre|déposée)|\bdéposent? .. plainte|\bsaisi(?:t"
        r"|ssent) la justice",
    ),
    (
        "order",
        6,
        r"\bcondamn(?:é|ée|e|ent)\b|\bdonne(?:nt)? raison\b|\bdébout|\btranch(?:e|é)\b"
        r"|\brejett?e(?:nt)?\b|\bjugement\b|\bordonn(?:e|ance)\b|\bverdict\b|\b(?:con|in)firment?\b"
        r"|\barrêt\b|\b(?:tribunal|juge"
        r"|cour) .. (?:estime|juge|déclare|valide|autorise)\b",
    ),
    ("order", 3, r"\b(?:gagne|perd|remporte)\b|\bdécision\b"),
    ("hearing", 6, r"\bprocès\b|\baudience\b|\bplaidoiries\b"),
    ("appeal", 7, r"\b(?:fait|font|interjette) appel\b|\ben appel\b|\bpourvoi\b"),
    (
        "settlement",
        7,
        r"\baccord (?:à l'amiable|transactionnel|de \d)|\btransige|\brèglement à l'amiable"
        r"|\bmet(?:tent)? fin .. (?:litige|conflit|poursuites)",
    ),
    (
        "licensing",
        8,
        r"\baccords? de (?:licence|partenariat)|\bsign(?:e|ent) .. (?:accord|licence|partenariat)\b"
        r"|\bpartenariat\b",
    ),
    (
        "response",
        6,
        r"\brépond(?:ent)?\b|\bse défend(?:ent)?\b|\bpromet(?:tent)?\b|\bréagi(?:t|ssent)\b|\bdément\b"
        r"|\bsuspend\b",
    ),
    (
        "regulation",
        6,
        r"\bpro(?:jet|position) de loi\b|\bloi\b|\brèglement (?:européen|sur)|\bsénat\b|\bparlement\b"
        r"|\bassemblée nationale\b|\bcommission européenne\b|\bdécret\b|\bcode de bonnes? pratiques?",
    ),
    (
        "statement",
        6,
        r"\b(?:syndicats?|guilde|fédération|associations?|sacem|sacd|artistes|auteurs) .. (?:dénonc"
        r"|appell|salu|réclam|s'inqui|protest|demand)\w*|\btribune\b .. (?:sign|artistes)"
        r"|\blettre ouverte\b|\bcommuniqué\b",
    ),
    (
        "commentary",
        7,
        r"\bdécrypt\w+|\banalyse\b|\bce que .. change\b|\bque (?:faut-il|retenir|signifie|change)\b"
        r"|\bquelles? (?:leçons|conséquences|enjeux)\b|\bce qu'il faut\b|\benjeux\b",
    ),
    ("round_up", 8, r"\btour d'horizon\b|\brécapitulatif\b|\bpanorama\b"),
    # Spanish, Portuguese, Italian
    (
        "threat",
        6,
        r"\bcese y desist|\brequerimiento\b|\bcarta (?:de cese|legal)|\bdiffida"
        r"|\bnotificação extrajudicial|\bamenaza|\bameaça|\bminaccia|\bexigen?\b .. (?:ces|deten|retir"
        r"|dej|par)\w*",
    ),
    (
        "complaint",
        6,
        r"\bdemanda(?:n|ron|do|da|dos|das)?\b (?:a|al|contra|por|judicial)\b|\b(?:presentan?"
        r"|interponen?) .. (?:demanda|querella)|\bprocessam?\b|\bação judicial|\bfan?n?o? causa\b"
        r"|\bcitan?o? in giudizio\b|\bllevan? .. (?:tribunales|justicia)\b|\bdenuncian?\b",
    ),
    ("complaint", 2, r"\bdemandas?\b|\bquerella\b|\bação\b|\bcausa\b"),
    ("motion", 5, r"\b(?:pide|solicita|pede) .. (?:juez|tribunal|juiz)\b"),
    (
        "order",
        6,
        r"\b(?:jue(?:z|za)|justicia|tribunal|corte|juzgado|juiz|justiça|giudice|tribunale"
        r"|supremo) .. (?:falla|dictamina|desestima|rechaza|ordena|condena|da la razón|admite|permite"
        r"|decide|rejeita|respinge|condanna|stabilisce|determina|niega)\b|\bcondenad|\bsentencia\b"
        r"|\bsentenza\b|\bsentença\b|\bda la razón\b",
    ),
    ("order", 3, r"\bgana\b|\bpierde\b|\bvence\b|\bfallo\b|\bdecisão\b|\bordena\b"),
    ("hearing", 6, r"\bjuicio\b|\baudi[eê]ncia\b|\bjulgamento\b|\budienza\b|\bprocesso\b"),
    ("appeal", 6, r"\bapela(?:n|rá|ción)?\b|\brecurre\b|\brecorre\b|\bricorre\b|\bin appello\b|\brecurso\b"),
    (
        "settlement",
        8,
        r"\bacuerdo .. (?:extrajudicial|millon\w*|histórico|poner fin|cerrar|demanda)\b"
        r"|\bllegan? .. acuerdo\b|\bindemniza|\bpagará\b|\bpatteggia|\baccordo transattivo"
        r"|\bacordo .. (?:judicial|encerra\w*|processo)\b",
    ),
    (
        "licensing",
        8,
        r"\b(?:acuerdo|contrato|accordo|acordo|alianza) (?:de|di|da) (?:licen|colabora|parceria)\w+"
        r"|\bfirman? .. (?:acuerdo|alianza|acordo)\b|\baccordo con\b",
    ),
    (
        "response",
        6,
        r"\bresponden?\b|\brisponde\b|\bse defiende\b|\bprometen?\b|\breacciona\b"
        r"|\bniega\b .. (?:acusaciones|haber)\b",
    ),
    (
        "regulation",
        6,
        r"\bproyecto de ley|\bprojeto de lei|\bdisegno di legge|\b(?:ley|legge|lei)\b|\breglamento\b"
        r"|\bregolamento\b|\bsenado\b|\bcongreso\b|\bcomisión europea\b",
    ),
    (
        "statement",
        6,
        r"\b(?:sindicatos?|asociaci[oó]n(?:es)?|artistas|autores|actores|gremio) .. (?:condena|exige"
        r"|critica|pide|rechaza|denuncia|protesta)\w*|\bcarta abierta\b|\bcomunicado\b",
    ),
    (
        "commentary",
        7,
        r"\banálisis\b|\bopinión\b|\bqué (?:significa|implica|supone)\b|\b(?:las )?claves\b"
        r"|\banálise\b|\banalisi\b|\bo que (?:significa|muda)\b|\bcosa (?:significa|cambia)\b",
    ),
    # Dutch, Swedish, Danish, Norwegian, Polish
    (
        "complaint",
        6,
        r"\bklaagt .. aan\b|\bdaagt .. rechter\b|\bstämmer\b|\bsagsøger\b|\bsaksøker\b|\bpozywa\b",
    ),
    ("order", 5, r"\bveroordeel|\boordeelt\b|\buitspraak\b|\bdömer\b|\bdømt\b|\bwyrok\b"),
    # Japanese, Chinese, Korean
    (
        "threat",
        7,
        r"警告[書状]|[停中]止を?(?:要求|求め)|通知書|律师函|停止侵权|警告信|경고장|중단 ?요구|내용증명",
    ),
    ("complaint", 6, r"提訴|訴えを起こ|訴え(?:た|る)|起诉|提起诉讼|告上法庭|제소|소송을? ?제기|고소"),
    ("complaint", 2, r"訴訟|诉讼|소송|賠償を?請求|億円請求"),
    (
        "order",
        6,
        r"判決|棄却|却下|命じ|命令|勝訴|敗訴|判决|裁定|驳回|判令|败诉|胜诉|판결|기각|명령|승소|패소",
    ),
    ("hearing", 6, r"口頭弁論|公判|审理|審理|开庭|庭审|재판|변론|심리"),
    ("appeal", 7, r"控訴|上告|上诉|항소|상고"),
    ("discovery", 6, r"証拠開示|证据开示|증거 ?개시"),
    ("settlement", 8, r"和解|합의"),
    ("licensing", 7, r"ライセンス(?:契約|供与)|提携|授权协议|许可协议|合作协议|라이선스|제휴"),
    ("response", 6, r"反論|対策(?:強化|を)|対応|回应|回應|暂停|重申|将加强|반박|입장|해명|대응"),
    (
        "regulation",
        6,
        r"法案|法律|指針|ガイドライン|文化庁|規制|改正|政府|草案|办法|条例|监管|版权局|법안|가이드라인|규제",
    ),
    ("statement", 7, r"声明|抗議|協会|协会|성명|협회|규탄"),
    ("commentary", 6, r"解説|考察|とは|論点|解读|分析|评论|해설|분석|칼럼"),
    ("round_up", 8, r"まとめ|一覧|盘点|汇总|모음|정리"),
)
