/** What kind of answer a question asks for. */
export type QuestionType =
  | 'commander'
  | 'state'
  | 'start'
  | 'duration'
  | 'tasks'
  | 'service'
  | 'cause'
  | 'affected'
  | 'who'
  | 'when'
  | 'amount'
  | 'yesNo'
  | 'other';

const TYPES: readonly (readonly [QuestionType, RegExp])[] = [
  [
    'commander',
    /\b(?:commander|in charge|incident lead|who (?:is )?(?:leads?|leading|runs? the incident)|einsatzleit\w*|leitet den|kommandant|quién (?:dirige|lidera)|comandante|quién está al mando|qui dirige|quem lidera)\b|指揮|責任者|コマンダー/iu,
  ],
  [
    'tasks',
    /\b(?:open tasks?|tasks?|to-?dos?|action items?|follow-?ups?|aufgaben|maßnahmen|tareas|tâches|tarefas)\b|タスク/iu,
  ],
  [
    'duration',
    /\b(?:how long (?:did|has|was|is|have)|duration|wie lange (?:hat|war|dauert|ging)|cuánto (?:duró|tiempo lleva)|combien de temps|quanto tempo)\b|どのくらい|何時間/iu,
  ],
  [
    'state',
    /\b(?:(?:what(?:'s| is)|current) (?:the )?(?:current )?status(?! page)|status$|severity|how (?:bad|severe)|is (?:it|this|the incident|everything) (?:over|open|closed|resolved|done|fixed|solved|still|back)|ist (?:es|das|der vorfall) (?:gelöst|vorbei|behoben)|schweregrad|está (?:resuelto|solucionado)|gravedad|est-ce (?:résolu|réglé)|está resolvido)\b|復旧しました|解決しました|状況は|重大度/iu,
  ],
  [
    'start',
    /\b(?:when did (?:it|this|the (?:incident|outage|problem|trouble|errors?)) (?:start|begin|happen)|since when (?:is|has) (?:it|this|the (?:incident|outage))|wann (?:begann|fing|hat es angefangen|ging es los)|seit wann (?:besteht|gibt es|ist (?:es|das problem|der vorfall|der ausfall))|cuándo (?:empezó|comenzó)|quand (?:a commencé|est-ce que ça a commencé)|quando começou)\b|いつ(?:から|始)/iu,
  ],
  [
    'service',
    /\b(?:which|what) services?\b|\bwelche[rn]? dienste?\b|\bqué servicios?\b|\bquels? services?\b/iu,
  ],
  [
    'cause',
    /\b(?:what (?:was|is|were) the (?:root )?(?:cause|reason|trigger)|root cause|what caused|what triggered|cause of|why did (?:it|this) (?:happen|break|fail)|was war die ursache|ursache|woran lag|causa|qué causó|por qué (?:pasó|falló)|cause|qu'est-ce qui a causé)\b|原因/iu,
  ],
  [
    'affected',
    /^\W{0,3}(?:who|which|what|how many|how much|wer|welche\w?|was|wie ?viele?|qué|quién\w{0,2}|cuál\w{0,2}|cuánt\w{1,3}|qui|quel\w{0,4}|combien|quem|qual|quais|quant[ao]s?)\b.{0,80}(?:affected|impacted|hit|betroffen|afectad|touch|affecté|impacté|afetad|atingid)|影響(?:を受|は|範囲)/iu,
  ],
  ['who', /^\W{0,3}(?:who|whom|wer|wem|wen|quién|quiénes|qui|quem)\b|誰/iu],
  [
    'when',
    /^\W{0,3}(?:when|what time|since when|wann|um wie viel|seit wann|cuándo|quand|quando)\b|いつ|何時/iu,
  ],
  [
    'amount',
    /^\W{0,3}(?:how (?:many|much|big|large)|wie ?viele?|cuánt\w{1,3}|combien|quant[ao]s?)\b|いくつ|何件|何人|どれくらい/iu,
  ],
  [
    'yesNo',
    /^\W{0,3}(?:is|are|was|were|did|does|do|has|have|had|can|could|will|should|ist|sind|war|waren|hat|haben|gehen|geht|gab|wurde|fue|es|está|hay|est-ce|foi)\b|ましたか|ですか|ますか/iu,
  ],
];

/** The first type that fits; a question about the table comes before one about what was said. */
export function questionTypeOf(question: string): QuestionType {
  return TYPES.find(([, pattern]) => pattern.test(question))?.[0] ?? 'other';
}
