/** Asks for an action: `restart all nodes`. */
const ORDER =
  /^(?:(?:then|just|please|and|ok) )?(?:revert|roll|restart|stop|try|pause|kill|disable|enable|scale|fail over|check|take|make|give|delete|remove|use|add|move|switch|run|turn|block|drain|look)\b(?![-_])(?! (?:is|was|has|went|of|are|were|looks?|seems?|shows?|says|does|doesn['’]?t|did|didn['’]?t|got|had|fine|ok|fails?)(?!\S))(?!(?: \S{1,20}){0,2} (?:done|finished|complete|completed|running|failed|worked|helped|under ?way|in progress)[.!]*$)/i;
/**
 * Verbs whose past tense looks the same. `Put the bundle on all gateways` is an order only if it addresses someone or
 * names a goal.
 */
const SAME_IN_PAST = /^(?:(?:then|just|ok) )?(?:put|cut|set|read|let|shut)\b(?!-)/i;
/** Reports an action without a subject: `took both nodes out`. `Took two hours` is a duration. */
const TOOK =
  /^(?:(?:then|just|ok|and|so|also|i|we) )?(?:took|gave|sent|brought|built|rebuilt|wrote|rewrote|threw|undid|reran|resent|shut)\b(?! (?:about |roughly |almost |over )?(?:\d|an? (?:\p{L}{1,9} )?(?:while|minute|hour|day|second|bit)|long|ages|forever))/iu;
/** The same if the verb has an object: `raised the limit to 1 GB`. `Increased error rate` isn't an action. */
const ACTED =
  /^(?:(?:then|just|ok|and|so|also|i|we) )?(?:(?:raised|lowered|increased|reduced|bumped|doubled|halved|restarted|rebooted|reverted|redeployed|disabled|enabled|killed|paused|drained|deployed|scaled|removed|purged|flushed|rotated|revoked|pushed|merged|blocked|unblocked|added) (?:the|an?|our|my|all|both|it|that|this|these|those|another|more|\d+|\S{0,20}[-_/\d]\S{0,40})(?!\S)|(?:switched|turned) \S{1,20} (?:\S{1,20} )?(?:on|off)\b)/i;
const ASKS_SOMEONE = /\b(?:please|now|asap|then|before|until|everyone|someone)\b|!/i;

/** `Revert done`, `Neustart durch`: what was done, and that it's done. */
const RESULT =
  /^(?!(?:not|nicht|no|pas|não|when|if|once|until|wenn)(?!\p{L}))(?:\S{2,24} ){1,3}(?:is |are |ist |sind |está |est |é )?(?:done|finished|fertig|erledigt|durch|hech[oa]|list[oa]|terminad[oa]|terminée?|finie?|faite?|feit[oa]|concluíd[oa]|готово?)[.!]*$/iu;

/** Whether a text orders something, which isn't done yet. */
export function isOrder(text: string): boolean {
  return SAME_IN_PAST.test(text) ? ASKS_SOMEONE.test(text) : ORDER.test(text);
}

/** Whether a text reports that an action was completed, or an action with a verb that looks the same in the past. */
export function reportsResult(text: string): boolean {
  return RESULT.test(text) || (SAME_IN_PAST.test(text) && !isOrder(text));
}

/** Whether a text reports an action that someone took. */
export function reportsAct(text: string): boolean {
  return TOOK.test(text) || ACTED.test(text);
}
