import { cuesIn } from '../../language/cues-in.js';
import type { Entry } from '../../state/entry.js';

/** `That's for the review, not for the channel`, `I won't put a figure in a chat`, `das gehört nicht hierher`. */
const DECLINES =
  /(?<!\p{L})(?:(?:not|isn't|nothing|don't|please don't|no names?|no figures?|no numbers?) .{0,30}(?:in here|(?:in|for|on) (?:this|the|a) (?:channel|chat|thread|room)|here please)|(?:that's|it's|one|a question|something) for the (?:review|postmortem|retro|lawyers|audit)|(?:won't|can't|cannot|not going to|not allowed to|rather not) (?:say|comment|answer|disclose|put a (?:figure|number))|no comment|nicht (?:hier|in den kanal|in diesen? (?:kanal|chat))|(?:gehört|kommt|klären wir|besprechen wir) (?:nicht hierher|ins? (?:review|postmortem|retro))|(?:dazu|das) (?:sage|sag) ich (?:nichts|nicht)|kein kommentar|(?:no (?:es )?(?:para|por) (?:aquí|este canal|el canal)|eso (?:es )?para (?:la revisión|el postmortem)|sin comentarios|no (?:puedo|voy a) (?:decirlo|comentar))|pas (?:ici|sur ce canal|dans ce canal|dans le canal)|(?:c'est|ce sera) pour (?:la revue|le postmortem|le bilan)|sans commentaire|(?:aqui|neste canal|no canal) não|isso (?:é|fica) p(?:a)?ra (?:a revisão|o postmortem)|sem comentários)(?!\p{L})|ここでは(?:言え|答え|話せ|やめ)|(?:振り返り|レビュー)で(?:話|やり|確認)|お答えできません|ノーコメント/iu;

/** `No answer today`, `noch keine Antwort`: someone was asked and hasn't answered yet. */
const AWAITED =
  /(?<!\p{L})(?:no (?:answer|reply|word) (?:yet|today|so far)|(?:haven't|hasn't|have not|has not|didn't) (?:heard back|gotten? back|answered yet|replied yet)|waiting for (?:an|their|his|her) (?:answer|reply)|(?:noch|bisher) keine (?:antwort|rückmeldung)|warte\p{L}? (?:noch )?auf (?:eine |die )?(?:antwort|rückmeldung)|(?:aún|todavía) sin respuesta|(?:aún|todavía) no (?:nos )?(?:han?|hemos) (?:contestado|respondido|recibido respuesta)|(?:pas encore|toujours pas) de réponse|ainda sem resposta|ainda não (?:respond\p{L}{1,4}|tivemos resposta))(?!\p{L})|(?:返事|返答|回答)(?:は|が)?(?:まだ|待ち)/iu;

/** An indirect question: `Still open: how many can be used`. */
const INDIRECT =
  /(?<!\p{L})(?:who|what|whether|which|why|how|when|where|if|wer|was|ob|welche\w?|warum|wieso|wie|wann|wo|quién|qué|si|cuál|por qué|cómo|cuánt\w{1,2}|cuándo|qui|quoi|ce qui|pourquoi|comment|combien|quand|quel\w{0,3}|quem|o que|se|qual|por que|porque|como|quant\w{1,2}|quando)(?!\p{L})|何|誰|なぜ|いつ|どこ|どの|どう|か(?:は|どうか|が)/iu;

/**
 * Whether a statement leaves its subject open: it says that no one knows or has answered yet, or that it won't be
 * discussed here.
 */
export function leavesOpen({ text, cues }: Pick<Entry, 'text' | 'cues'>): boolean {
  if (declines(text) || isAwaited(text)) return true;
  if (!cues.has('unknown')) return false;
  return INDIRECT.test(text) || isUnknownFirst(text);
}

const FIRST_SENTENCE = /^[^.!…;。]{1,40}[.!…;。]/u;

/** `We don't know. Otto found nothing either.` */
function isUnknownFirst(text: string): boolean {
  const first = FIRST_SENTENCE.exec(text)?.[0];
  return first !== undefined && cuesIn(first).has('unknown');
}

/** Whether a reply doesn't answer the question: it says that no one knows, or that it won't be discussed here. */
export function isNoAnswer(text: string): boolean {
  return declines(text) || isAwaited(text) || cuesIn(text).has('unknown');
}

function isAwaited(text: string): boolean {
  return AWAITED.test(text.replaceAll('’', "'"));
}

function declines(text: string): boolean {
  return DECLINES.test(text.replaceAll('’', "'"));
}
