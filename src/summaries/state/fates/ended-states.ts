import { sharedWords } from '../../content-words.js';
import type { Entry, EntryKind } from '../entry.js';
import { end } from './end-entry.js';

/** `Delivery is paused`: a state that someone may end. */
const STATE =
  /(?<!\p{L})(?:(?:is|are|still) (?:still |all |now )?(?:paused|disabled|blocked|suspended|frozen|stopped|closed|off|read-only|in maintenance)|(?:ist|sind|bleibt|bleiben) (?:noch |jetzt )?(?:pausiert|angehalten|gesperrt|deaktiviert|abgeschaltet|gestoppt|aus|zu|in wartung)|(?:está|están|sigue|siguen) (?:pausad|parad|detenid|bloquead|desactivad|suspendid|cerrad)[oa]s?|(?:est|sont|reste|restent) (?:en pause|suspendue?s?|bloquée?s?|arrêtée?s?|désactivée?s?|coupée?s?|fermée?s?)|(?:está|estão|continua|continuam) (?:pausad|parad|bloquead|desativad|suspens|desligad|fechad)[oa]s?)(?!\p{L})|停止(?:中|して)|止めて/iu;
/** `Resuming delivery`. */
const ENDS =
  /(?<!\p{L})(?:resum(?:e|ed|ing)|unpaus\p{L}+|unblock\p{L}*|unfroz\p{L}+|unfreez\p{L}+|re-?enabl\p{L}+|re-?open\p{L}*|re-?activat\p{L}+|(?:is|are|back|turned|switched) on(?: again)?|enabled again|started again|back on|wieder (?:an|aktiv|aktiviert|offen|auf|gestartet|freigegeben|eingeschaltet)|freigegeben|entsperrt|fortgesetzt|reanud\p{L}+|reactivad\p{L}+|desbloquead\p{L}+|reabiert\p{L}+|repris\p{L}*|réactivé\p{L}*|débloqué\p{L}*|rouvert\p{L}*|relancé\p{L}*|retomad\p{L}+|retomamos|reativad\p{L}+|religad\p{L}+|reabert\p{L}+)(?!\p{L})|再開|解除/iu;
const STATED: ReadonlySet<EntryKind> = new Set(['impact', 'context', 'progress', 'done', 'cause']);
const ENDING: ReadonlySet<EntryKind> = new Set(['done', 'recovery', 'progress', 'context', 'decision']);
/** `Resumed` says by itself what it ends if its speaker stopped something. */
const BARE = 1;

/** Ends states that someone reports to be over: `webhook delivery is paused`, then `delivery resumed`. */
export function endStates(entry: Entry, stated: readonly Entry[], words: ReadonlySet<string>): void {
  const { line, text, kind, cues } = entry;
  if (!ENDING.has(kind) || !ENDS.test(text) || cues.hasAny('negation', 'hedge', 'request')) return;
  for (const older of stated) {
    if (older.line === line || older.line.isKey || older.fate !== 'holds' || !STATED.has(older.kind))
      continue;
    const isOwn = older.line.userId === line.userId && entry.words.size <= BARE;
    // What caused it remains the cause once it's put right.
    if (older.kind === 'cause' && older.sureness === 1) continue;
    if (STATE.test(older.text) && (isOwn || sharedWords(words, older.words) > 0))
      end(older, 'overtaken', entry);
  }
}
