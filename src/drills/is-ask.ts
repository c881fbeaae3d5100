/** What a message wants from others: an answer, or for something to be done. */
export type Ask = 'question' | 'request';

const REQUEST =
  /\b(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody)\b|\b(?:please|pls)\b|^(?:take|roll|restart|check|look|find|grow|renew|drain|add|stop|start|disable|enable|deploy|revert|page|call|tell|ask|rerun|run|fix|change|push|move|scale|block|remove|turn|open|write|send|post|let|get|try)\b/i;

const QUESTION_WORD =
  /^(?:who|whom|what|what's|which|when|where|why|how|is|are|was|were|do|does|did|has|have|any|anyone|anything|since when)\b/i;

/** Whether a message asks for something; undefined for a mere statement. */
export function isAsk(text: string): Ask | undefined {
  const last = text.trim();
  // `Nik, …` names the addressee first.
  const [, afterName] = /^[^,:]{1,40}[,:]\s(.*)$/s.exec(last) ?? [];
  const parts = [last, ...(afterName === undefined ? [] : [afterName])];
  if (parts.some((part) => REQUEST.test(part)) && !isInformation(last)) return 'request';
  if (/[?？]/.test(last) || parts.some((part) => QUESTION_WORD.test(part))) return 'question';
  return undefined;
}

/** `Can you tell me …`, `could someone say …`: asked like a request, answered like a question. */
function isInformation(text: string): boolean {
  return /\b(?:tell (?:me|us)|say (?:if|whether|what|how|why|when)|confirm|explain|know|remind me)\b/i.test(
    text,
  );
}
