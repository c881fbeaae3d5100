import type { Statement } from '../../language/statements.js';

/** Begins or goes on with a question word: `legal asks how many accounts`. `Line 1 is in manual still` has none. */
const ASKING =
  /(?<!\p{L})(?:who|what|when|where|why|how|which|whether|if|any|anyone|anybody|wer|was|wann|wo|warum|wieso|wie|welche[rs]?|ob|quién|qué|cuándo|cuánt[oa]s?|dónde|cómo|si|qui|quoi|quand|combien|où|pourquoi|comment|quem|quando|quant[oa]s?|onde|кто|что|когда|где|почему|как)(?!\p{L})/iu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a statement without a question mark may be an open question. */
export function mayAsk({ text, cues }: Statement): boolean {
  return cues.has('asking') && (ASKING.test(text) || UNSPACED.test(text));
}
