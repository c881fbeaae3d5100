import type { TableQuestion } from './table-rule.js';

/** What kind of answer a question asks for. */
export type QuestionType =
  | TableQuestion
  | 'tasks'
  | 'service'
  | 'blame'
  | 'cause'
  | 'why'
  | 'whyNot'
  | 'affected'
  | 'said'
  | 'tried'
  | 'decided'
  | 'ruledOut'
  | 'progress'
  | 'open'
  | 'forbidden'
  | 'happened'
  | 'changed'
  | 'who'
  | 'when'
  | 'amount'
  | 'yesNo'
  | 'other';

/** How people ask for each kind of answer. Accents are ignored, because people who type fast leave them out. */
export const QUESTION_PATTERNS: readonly (readonly [QuestionType, RegExp])[] = [
  [
    'changed',
    /^\W{0,3}(?:what(?:'s| has| had)? (?:been )?(?:changed|different)(?! (?:in|on|at|for|with|since|about)(?!\p{L}))|what did (?:we|they|you|anyone|someone) change|was (?:hat sich|haben wir|wurde|hat wer|hat jemand)(?: \p{L}{1,10}){0,4} (?:geändert|umgestellt|verändert)|qu[eé] (?:cambió|cambiamos|cambiaron|ha cambiado|habíamos cambiado|se cambió)|qu'est-ce (?:qui|qu'on|qu'ils?) (?:a|ont) changé|o que (?:mudou|mudamos|mudaram|foi (?:mudado|alterado)))(?!\p{L})(?: (?:right|just|shortly|recently|lately|today|immediately|beforehand|kurz|direkt|unmittelbar|vorher|justo|antes|poco|hoy|juste|avant|récemment|logo|hoje|before|davor)(?!\p{L})(?: (?:de|do|da|that|this|it|all this|the (?:incident|outage)|dem (?:vorfall|ausfall)|cair|caer|que|el fallo|la panne|a queda|broke|started|happened|went down|failed)(?!\p{L})){0,3}){0,3}|(?:直前|事前|最近|その前)(?:に|で)?(?:は)?(?:何|なに)(?:が|か|を)?(?:変わ|変え|変更)|^(?:何|なに)(?:が|か)(?:変わ|変え|変更)/iu,
  ],
  [
    'commander',
    /(?<!\p{L})(?:commander|in charge|incident lead|who(?:'s| is| was)?(?: the)? ic|einsatzleit\w*|kommandant|comandante|qui[eé]n est[aá] al mando)(?!\p{L})|指揮|責任者|コマンダー/iu,
  ],
  ['responders', /(?:誰|だれ|どなた)が.{0,3}(?:対応|担当|見て)|担当(?:者)?は(?:誰|だれ|どなた)/u],
  [
    'amount',
    /^\W{0,3}(?:how bad|how severe|wie schlimm|qué tan grave)(?!\p{L}).{0,40}(?:[€$£¥%]|\b(?:in|en) (?:euros?|dollars?|pounds?|percent|prozent|money|geld)\b)|(?<!\p{L})(?:costs? (?:us|me)|(?:did|does|will|has|have) .{1,40} costs?|gekostet|kostet|kosten (?:uns|wir)|(?:nos |me )?(?:cost[oó]|cuesta|ha costado)|coûté|custou|custa)(?!\p{L})/iu,
  ],
  [
    'open',
    /(?<!\p{L})(?:(?:open|unanswered|outstanding) questions?|what (?:do(?:n't| not) we|do we (?:still )?not|do we still don't) know|what(?:'s| is) (?:still )?(?:unknown|unclear|unanswered)|offene\w? fragen?|was (?:wissen wir (?:noch )?nicht|ist (?:noch )?unklar)|preguntas? (?:abiertas?|pendientes?|sin respuesta)|qué (?:todavía |aún )?no sabemos|questions? (?:ouvertes?|en suspens)|perguntas? (?:em )?(?:abert[oa]s?|pendentes)|o que (?:ainda )?não sabemos)(?!\p{L})|未解決の(?:質問|疑問)|不明な点/iu,
  ],
  [
    'progress',
    /(?<!\p{L})(?:what(?:'s| is) (?:currently )?(?:in progress|under ?way|being (?:done|worked on))|what(?:'re| are) (?:we|you|they|people|all) (?:currently )?(?:doing|working on)|who(?:'s| is) (?:doing|working on|on) what|was läuft gerade|woran (?:arbeiten|arbeitet|wird)|was (?:machen|tun) wir (?:gerade|jetzt)(?! als nächstes)|en qué (?:estamos|están|andamos) trabajando|qué se está haciendo|sur quoi (?:on travaille|travaille|travaillez)|em que (?:estamos|estão) trabalhando|o que está sendo feito)(?!\p{L})|対応中の/iu,
  ],
  [
    'ruledOut',
    /^\W{0,3}(?:and |so )?(?:what|which|was|welche\w?|qu[eé]|qu'\w{1,5}|quoi|quelles?|o que|quais)(?!\p{L}).{0,40}(?<!\p{L})(?:rul(?:e|ed|ing)(?: \p{L}{1,9}){0,2} out|(?:have|did) we exclud\w{1,3}|ausgeschlossen|ausschließen|descart\w{1,5}|exclu|exclues?|écart\w{1,4}|excluíd[oa]s?|excluímos)(?!\p{L})|何を?(?:除外|否定)/iu,
  ],
  [
    'tasks',
    /(?<!\p{L})(?:open (?:tasks?|items?|ends|points|actions?|things|todos?)|tasks?|to-dos?|todo (?:list|items?|liste)|(?:the|our|any|my|die|unsere|welche|offene) todos?|action items?|follow-?ups?|next steps?|what(?:'s| is) (?:left|next|missing|still (?:open|to do|missing))|what (?:remains|do we still|is there left|else)|left to do|still to do|noch (?:zu tun|offen|übrig)|steht noch (?:an|aus)|aufgaben|maßnahmen|offene\w? punkte|nächste\w? schritte?|wie geht es weiter|was (?:kommt|passiert|machen wir|tun wir|steht)(?: \p{L}{3,5}){0,2} als nächstes|what (?:happens|comes|do we do|are we doing|will we do|are you doing)(?: \p{L}{2,5}){0,2} next|what now|qué (?:sigue|viene|toca|hacemos|se hace|vamos a hacer) (?:ahora|después|luego)|qué sigue(?=\W{0,3}$)|qu'est-ce qu'on fait (?:ensuite|maintenant|après)|on fait quoi (?:ensuite|maintenant|après)|quelle est la suite|o que (?:vem|fazemos|vamos fazer) (?:agora|depois|a seguir)|próximo passo|tareas|qu[eé] (?:nos )?(?:falta|queda|est[aá] pendiente)|pendientes?|puntos abiertos|próximos pasos|tâches|que reste|reste(?:-t-il)? à faire|points ouverts|prochaines étapes|tarefas|o que (?:ainda )?(?:falta|sobrou|ficou)|pendências?|pendente|pontos em aberto)(?!\p{L})|^\W{0,3}todos?\W{0,3}$|タスク|残って(?!.{0,12}何[件人通台枚個本])|残り(?!.{0,12}(?:何[件人通台枚個本分秒時]|いくつ|どれ))|宿題|今後|次の対応|次は(?:何|なに|どう)|この(?:後|あと)は?(?:何|なに|どう)(?:を|し)|やること/iu,
  ],
  [
    'tried',
    /^\W{0,3}(?:what|was|which|qu[eé]|qu'est-ce qu\p{L}{0,2}|quoi|o que)(?!\p{L}).{0,40}(?<!\p{L})(?:tr(?:y|ied)|attempt\w*|do so far|done so far|been done|did we do|did you do|did they do|versucht|probiert|unternommen|schon gemacht|intentad\w|intentamos|intentaron|probad\w|probamos|probaron|hecho|essayé|tenté|tentad\w|tentamos|tentaram)(?!\p{L})|試しました|何をしました/iu,
  ],
  [
    'decided',
    /^\W{0,3}(?:what|was|who|wer|which|qu[eé]|qu)(?!\p{L}).{0,40}(?<!\p{L})(?:decide\w?|decision\w?|entschieden|entscheidung|beschlossen|decid\w+|décid\w+)(?!\p{L})|何を決め|決定は/iu,
  ],
  [
    'forbidden',
    /^\W{0,3}(?:what|was|which|qu[eé]|quoi)(?!\p{L}).{0,60}(?<!\p{L})(?:must (?:not|nobody|noone|no one)|mustn't|must we not|should (?:not|nobody|no one)|shouldn't|not (?:touch|do|restart)|nicht (?:tun|machen|anfassen|neu)|darf|no debemos)(?!\p{L})/iu,
  ],
  [
    'duration',
    /(?<!\p{L})(?:how long (?:did it|has it|was it|is it|have we|did the (?:incident|outage)|was the (?:incident|outage)|has the)|duration|wie lange (?:hat es|hat der|war es|dauert)|cu[aá]nto (?:duró|tiempo lleva)|combien de temps|quanto tempo)(?!\p{L})|どのくらい|何時間/iu,
  ],
  [
    'state',
    /(?<!\p{L})(?:(?:what(?:'s| is)|current) (?:the )?(?:current )?status(?! page)|status$|severity|how (?:bad|severe)|(?:is|are) (?:it|this|the incident|everything|we|things) (?:all )?(?:over|open|closed|resolved|done|fixed|solved|still|back|ok|okay|fine|good|up|working|stable)|ist (?:es|das|der vorfall|alles) (?:wieder )?(?:gelöst|vorbei|behoben|gut|ok|da)|läuft (?:es|alles) wieder|geht (?:es|alles) wieder|schweregrad|(?:welche|was für eine) (?:stufe|sev|prio)|(?:sigue|continua|segue) (?:abierto|aberto|caído|fora)|est[aá] (?:todo |tudo |ya |já )?(?:resuelto|solucionado|arreglado)|gravedad|est-ce (?:résolu|réglé|réparé|rétabli)|c'est (?:résolu|réglé|réparé|rétabli|fini|bon|terminé|revenu)|ça (?:remarche|remarche-t-il|marche|fonctionne)(?: (?:à nouveau|de nouveau))?|est[aá] resolvido)(?!\p{L})|復旧(?:しました|した|済)|解決(?:しました|した|済)|(?:状況|状態)(?:は|$|[?？])|どういう(?:状況|状態)|直った|直りました|重大度|^(?:今は?|現在は?|もう)?(?:安全|大丈夫|平気)(?:です|でしょう|になりました)?か?\W{0,3}$/iu,
  ],
  [
    'start',
    /(?<!\p{L})(?:when did (?:it|this|all this|the (?:incident|outage|problem|trouble|errors?)) (?:start|begin|happen)|since when (?:is|has|does|do we have) (?:it|this|the (?:incident|outage|problem))|wann (?:begann|fing|hat es angefangen|ging es los)|seit wann (?:besteht|gibt es|ist (?:es|das problem|der vorfall|der ausfall)|geht)|cu[aá]ndo (?:empezó|comenzó)|(?:desde cu[aá]ndo|desde quando|depuis quand) (?:est|hay|há|sigue|pasa|passa|va|c')|quand (?:a commencé|est-ce que ça a commencé)|quando começou)(?!\p{L})|いつ(?:から|始)/iu,
  ],
  [
    'service',
    /(?<!\p{L})(?:which|what) services?\b|\bwelche[rn]? dienste?\b|\bqu[eé] servicios?\b|\bquels? services?\b/iu,
  ],
  [
    'blame',
    /^\W{0,3}(?:so )?(?:is|was|were|isn't|wasn't|could|did) (?:it|this|that)(?!\p{L})(?! (?:start|happen|work|help|fixed|back|over|ok|okay|still|possible|safe|allowed|true|already|enough|worth))|^\W{0,3}(?:is|was|were) .{1,60} (?:the cause|to blame|at fault|the problem|the reason|the culprit|guilty|responsible)(?!\p{L})|^\W{0,3}(?:war|ist|lag|liegt|waren) (?:es|das)(?!\p{L})|\bwar(?:en)? .{1,40} (?:schuld|die ursache)(?!\p{L})|^\W{0,3}(?:fue|es|era) (?:el|la|los|las|un|una|culpa)(?!\p{L})|^\W{0,3}(?:est-ce(?! qu(?!e? ?c'(?:est|était)))|c'était(?! quoi)|était-ce)(?!\p{L})|^\W{0,3}(?:foi|era|é|será|seria) (?:o|a|os|as|um|uma)(?!\p{L})|(?<!\p{L})(?:(?:did|does|has) (?:the|our|this|that|a|an)? ?.{1,40}? (?:cause|trigger|break|do) (?:it|this|that|all this)|anything to do with|'s fault|en cause|lags? (?:es )?(?:am|an|bei)|liegts? (?:es )?(?:am|an)|damit zu tun|etwas mit .{1,40} zu tun|tuvo (?:algo )?que ver|culpa d[eo]l?|la faute (?:de|du|à)|teve a ver)(?!\p{L})|が原因|のせい|関係(?:あ|な)|^\W{0,3}(?:(?:did|does|has|have|could|can) .{1,60} (?:cause|caused|trigger|triggered)|(?:hat|haben|kann|könnte) .{1,60} (?:verursacht|ausgelöst|verursachen|auslösen))(?!\p{L})|(?<!\p{L})(?:attacked|hacked|gehackt|angegriffen|atacad\w|hackead\w)(?!\p{L})/iu,
  ],
  [
    'cause',
    /(?<!\p{L})(?:what (?:was|is|were) the (?:root )?(?:cause|reason|trigger|problem|issue)|root cause|what(?:'s| is)? (?:\p{L}{3,12}ed (?:the|our|it|all|everything)|caused|causes|causing|triggered|broke|broken|killed|went wrong|is wrong|made|took down|brought down|is behind|led to)|cause of|why did (?:it|this|that) (?:all )?(?:happen|break|fail)|was war die ursache|ursache|woran (?:lags?|liegts?|hats?|war)|wodurch|wor?an hängt|was hat .{1,40} (?:ausgelöst|verursacht)|causa|(?:qu[eé]|o que) (?:caus(?:ó|ou)|provoc(?:ó|ou)|pasó con|rompió|quebrou|travou|derrubou|tumbó|tiró|bloqueó|bloqueou)|qu'est-ce qui (?:a cassé|bloque|a bloqué)|por qu[eé] (?:pasó|falló)|cause|qu'est-ce qui a (?:causé|provoqu[eé]))(?!\p{L})|^\W{0,3}(?:so |and )?(?:what was (?:it|this|that)|was (?:war|wars|war's) (?:es|das)|qu[eé] (?:era|fue)(?: esto)?|c'était quoi|o que (?:era|foi)(?: isso)?)(?: (?:in the end|after all|am ende|al final|au final|no final)| denn| nun| jetzt){0,2}\W{0,3}$|原因|何(?:が悪か|だったの)/iu,
  ],
  [
    'whyNot',
    /^\W{0,3}(?:and |but |so )?(?:(?:why|how come) (?:not|(?:did|could|do|can|wo|would|were|are)(?:n't| not) (?:we|you|they|i|anyone|\p{L}{2,20} just))|(?:warum|wieso|weshalb) (?:nicht|(?:haben|machen|nehmen|schalten|sind|lassen|können|konnten) wir .{0,60}nicht)|(?:por ?qu?e?|pq|xq) (?:no|n[ãa]o?)(?: \p{L}{1,3}){0,2}(?: \p{L}{3,20}mos| directamente| simplemente| simplesmente)|pourquoi (?:pas|ne pas|(?:on|nous) .{0,30}pas))(?!\p{L})|(?:なぜ|なんで|何で|どうして).{0,30}(?:しない|しなかった|せず|ないの)/iu,
  ],
  [
    'why',
    /^\W{0,3}(?:and |but |so )?(?:why|how come|how did|how could|what for|warum|wieso|weshalb|wie kams?|wie konnte|por ?qu?e?|pq|xq|pk|pourquoi|comment ça se fait)(?!\p{L})|なぜ|なんで|何で|どうして|理由/iu,
  ],
  [
    'affected',
    /^\W{0,3}(?:who|which|what|how many|how much|wer|welche\w?|was|wie ?viele?|qu[eé]|qui[eé]n\w{0,2}|cu[aá]l\w{0,2}|cu[aá]nt\w{1,3}|qui|quel\w{0,4}|combien|quem|qual|quais|quant[ao]s?)(?!\p{L}).{0,80}(?<!\p{L})(?:affected|impacted|impact|hit|broken|down|suffer\w*|see|saw|notice\w?|betroffen|sehen|afectad|affecté|impacté|afetad|atingid)|^\W{0,3}(?:qui|quel\w{0,4}|combien)(?!\p{L}).{0,80}(?<!\p{L})touchée?s?(?!\p{L})|影響(?:を受|は|範囲)|(?:どの|どれ|どこ|誰).{0,15}影響/iu,
  ],
  [
    'said',
    /(?<!\p{L})(?:what|was|qu[eé]|que)(?!\p{L}).{0,30}(?<!\p{L})(?:say|says|said|tell|tells|told|reply|replied|answer\w*|report\w*|think|thinks|sagt|sagte|gesagt|sagen|meint|dice|dijo|dit)(?!\p{L})|と言/iu,
  ],
  [
    'who',
    /^\W{0,3}(?:and |by |from |to |with |von |mit |an |a |de |con |para |à |com )?(?:who|whom|whose|who's|who're|wer|wem|wen|wessen|qui[eé]n|qui[eé]nes|qui|quem)(?!\p{L})|誰|だれ|どなた|担当は/iu,
  ],
  [
    'when',
    /^\W{0,3}(?:and |since |until |till |from )?(?:when|what time|how long ago|until when|à quelle heure|a qu[eé] hora|a que horas|um wie ?viel uhr|wie spät|wann|um wie viel|(?:seit|ab|bis) wann|(?:desde |hasta )?cu[aá]ndo|(?:depuis )?quand|quando)(?!\p{L})|いつ|何時/iu,
  ],
  [
    'amount',
    /^\W{0,3}(?:and )?(?:how (?:many|much|big|large|far|long|high|full|fast|slow|often)|what (?:percentage|percent|share|number|amount|size)|(?:zu )?wie ?(?:viele?[nr]?|groß|lange|hoch|weit|oft|voll)|(?:hasta |a |por )?cu[aá]nt\w{1,3}|combien|quel (?:montant|pourcentage|nombre)|qual (?:o )?(?:valor|total|percentual)|quant[ao]s?)(?!\p{L})|いくつ|いくら|何[件人通台回個枚店分秒%円社名]|何(?:時間|ポイント|パーセント)|どれくらい|どのくらい|どれだけ/iu,
  ],
  [
    'happened',
    /^\W{0,3}(?:so )?(?:what(?:'s| is| has)? (?:happened|happening|happen|going on|up|the matter)|was ist (?:passiert|los|geschehen)|was war los|qu[eé] (?:pasó|ha pasado|pasa)|que s'est-il passé|o que aconteceu)(?!\p{L})|何が(?:起|あり)/iu,
  ],
  [
    'yesNo',
    /^\W{0,3}(?:and |so )?(?:(?:is|are|was|were|did|does|do|has|have|had|can|ca|could|will|wo|would|should|must)n't|is|are|was(?! (?:is|ist|hats?|hat|war|waren|sind|wirds?|machen|macht|tun|sagen|sagt|geht|gibts?|bedeutet|heißt|soll|muss|müssen|kann|können|dürfen|darf|wollen|haben|steht|stand|lief|läuft|fehlt|kommt|brauchen|wissen)(?!\p{L}))|were|did|does|do|has|have|had|can|could|will|would|should|am|must|any(?:thing|one|body)?|every(?:thing|one|body)|ain't|darf|dürfen|gibts|hats|ists|ist|sind|war|waren|hat|haben|gehen|geht|gab|gibt|wurden?|wurde|kann|können|muss|müssen|soll\w*|läuft|laufen|kommt|kommen|fue|fueron|es|est[aá]|est[aá]n|hay|se|est-ce|foi|foram)(?!\p{L})|ましたか|ですか|ますか|(?:た|だ|る|い|ない|め|丈夫|済み?)(?:の|か|かな)?[?？]\s*$/iu,
  ],
];
