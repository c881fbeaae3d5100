import { cuesIn } from '../language/cues-in.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import { healthIn } from './passages/health.js';
import { saysNone } from './passages/says-none.js';
import type { Question } from './question/read-question.js';
import { unaccented } from './question/unaccented.js';

/** Asks for the effect of what was just done: `did that help`, `hat es was gebracht`, `¿sirvió eso?`. */
const ASKS_OUTCOME =
  /^\W{0,3}(?:(?:and |so |but )?(?:did|has|have|does) (?:that|this|it|any of (?:that|it|this)) (?:help|helped|work|worked|do it|do anything|do the trick|fix it|fixed it|change anything|make a difference)|(?:und |aber )?(?:hat|hats) (?:das|es|dies|'s)? ?(?:schon |jetzt |denn |auch )?(?:geholfen|funktioniert|gewirkt|geklappt|(?:et)?was (?:gebracht|geholfen|geandert))|(?:y )?(?:eso |esto )?(?:sirvio|ayudo|funciono)(?: (?:eso|esto|de algo|para algo))?|(?:et )?(?:est-ce que )?(?:ca|cela) (?:a |t-il )?(?:aide|marche|fonctionne|servi|change quelque chose)|(?:e )?(?:isso |isto )?(?:ajudou|adiantou|funcionou|resolveu)(?: (?:isso|isto|algo|alguma coisa))?)\W{0,3}$|^(?:それで|それは|これで)(?:効果|効き|役に立|うまくいき|良くなり|よくなり|解決|直)/iu;
const NO_OUTCOME: ReadonlySet<EntryKind> = new Set([
  'question',
  'hypothesis',
  'next',
  'proposal',
  'prohibition',
]);

/**
 * What happened after the last thing that was done, newest first, and what that was. Undefined if the question asks for
 * something else; empty if nobody said what came of it.
 */
export function outcomeAnswers({ entries }: IncidentState, { text }: Question): Entry[] | undefined {
  if (!ASKS_OUTCOME.test(unaccented(text.replaceAll('’', "'")))) return undefined;
  const action = entries.findLast(isAction);
  if (!action) return [];
  const after = entries.filter((one) => one.place > action.place && isOutcome(one));
  const outcome = after.findLast(({ kind }) => kind === 'recovery') ?? after[0];
  if (outcome) return [outcome, action];
  // The last thing done may itself say what came of it: `restarted, works again`.
  return isOutcome(action) ? [action] : [];
}

function isAction({ kind, fate, line, text }: Entry): boolean {
  return (
    kind === 'done' &&
    cuesIn(text).has('done') &&
    fate !== 'withdrawn' &&
    line.kind !== 'bot' &&
    !saysNone(text)
  );
}

function isOutcome({ kind, fate, line, text }: Entry): boolean {
  if (line.kind === 'bot' || fate === 'withdrawn' || NO_OUTCOME.has(kind) || saysNone(text)) return false;
  return (
    kind === 'recovery' ||
    cuesIn(text).hasAny('recovery', 'failure') ||
    healthIn(text, 'statement') === 'fine'
  );
}
