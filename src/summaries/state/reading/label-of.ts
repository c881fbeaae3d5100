import { cuesIn } from '../../language/cues-in.js';
import type { EntryKind } from '../entry.js';

/** `cause: …`, `Decision - …`, `原因：…`. */
const LABEL = /^[^\p{L}\p{N}]{0,3}([\p{L}][\p{L}\p{M}' -]{1,28}?)\s?(?:[:：]|\s[–—-]\s)\s?/u;
const DECISION =
  /^(?:decisions?|decided|entscheidung|entschieden|beschluss|decisión|décision|decisão|決定|決定事項|решение|решили)$/iu;
const RULED_OUT =
  /^(?:ruled ?out|excluded|not the cause|ausgeschlossen|scheidet aus|descartad[oa]s?|écartée?|exclue?|除外|исключено|исключили)$/iu;
const CAUSE =
  /^(?:(?:the )?(?:root |probable |likely )?causes?|(?:found|identified|found it|got it)|(?:lo )?encontr(?:é|ei|amos)|(?:hab )?(?:es )?gefunden|acha(?:mos|do)|achei|on a trouvé|trigger|diagnosis|reason|(?:die )?ursache|grund|auslöser|diagnose|(?:la )?causa(?: raíz| raiz)?|motivo|origen|origem|encontrado|diagnóstico|(?:la )?cause(?: racine)?|origine|diagnostic|trouvé|原因|根本原因|причина|корневая причина|первопричина|наш(?:ли|ёл|ел|ла))$/iu;
const NEXT =
  /^(?:next|next steps?|next up|to-?dos?|follow[- ]?ups?|action items?|tasks?|maßnahmen|aufgaben|nächste schritte|nächster schritt|als nächstes|siguientes? pasos?|próximos? pasos?|tareas|pendientes?|prochaines? étapes?|à faire|tarefas|a fazer|次の対応|次の作業|今後の対応|再発防止|далее|дальше|следующи[ей] шаги?|задачи|план)$/iu;
const IMPACT =
  /^(?:impact|affected|auswirkungen?|betroffen|impacto|afectados?|afetados?|影響|影響範囲|влияние|затронут[оы]|последствия)$/iu;
const OPEN =
  /^(?:open|open questions?|still open|unknown|offen|offene fragen?|unklar|abierto|en abierto|ouvert|em aberto|未解決|未定|открыт(?:о|ые вопросы)|неясно|неизвестно)$/iu;
const DONE =
  /^(?:done|fixed|resolved|status|update|erledigt|behoben|hecho|fait|feito|完了|対応|сделано|готово|исправлено)$/iu;
const QUESTION = /^(?:question|frage|pregunta|pergunta|質問|вопрос)$/iu;

const LABELS: readonly (readonly [RegExp, EntryKind])[] = [
  [DECISION, 'decision'],
  [RULED_OUT, 'ruledOut'],
  [CAUSE, 'cause'],
  [NEXT, 'next'],
  [IMPACT, 'impact'],
  [OPEN, 'question'],
  [QUESTION, 'question'],
  [DONE, 'done'],
];

export interface Labeled {
  kind: EntryKind;
  /** What comes after the label. */
  rest: string;
}

/** The kind that a text declares for itself, by its label. Skips a clock time before it: `14:02 decision: …`. */
export function labelOf(text: string): Labeled | undefined {
  const timeless = text.replace(/^\d{1,2}:\d{2}(?::\d{2})?\s?(?:UTC|Uhr)?\s?/i, '');
  const match = LABEL.exec(timeless);
  const label = match?.[1]?.trim();
  if (match === null || label === undefined) return undefined;
  const known = LABELS.find(([pattern]) => pattern.test(label));
  if (!known) return undefined;
  const rest = timeless.slice(match[0].length).trim();
  const cues = cuesIn(rest);
  if (known[1] === 'cause' && (cues.hasAny('unknown', 'searching') || !/[\p{L}\p{N}]/u.test(rest)))
    return { kind: 'question', rest: text };
  if (known[1] === 'cause' && cues.has('hedge')) return { kind: 'hypothesis', rest };
  return { kind: known[1], rest };
}
