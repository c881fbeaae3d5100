import { cuesIn } from '../summaries/language/cues-in.js';
import { states } from './debrief-facts.js';
import type { Statement } from './observed.js';
import type { Script } from './script.js';
import type { ScriptFact } from './script-facts.js';

/** What the learner believed at a moment, next to what was known then. */
export interface Judged {
  ms: number;
  kind: Statement['kind'];
  text: string;
  verdict:
    | { is: 'right'; fact: string; knownMs: number }
    | { is: 'early'; fact: string; knownMs: number }
    | { is: 'disproved'; fact: string; knownMs: number }
    | { is: 'plausible'; fact: string; knownMs: number }
    | { is: 'open' };
  /** What had become known since the last update and isn't in any. */
  untold: readonly string[];
}

/** What reaches stakeholders or the record as a statement; chat in the channel only where it's about the cause. */
export function judgeStatements(
  { facts }: Pick<Script, 'facts'>,
  statements: readonly Statement[],
): Judged[] {
  const told = new Set<ScriptFact>();
  const listed = new Set<ScriptFact>();
  return statements.flatMap((statement) => {
    const { ms, kind, text } = statement;
    const verdict = judge(facts, statement);
    if (kind === 'message' && verdict.is === 'open') return [];
    if (kind !== 'message') for (const fact of facts) if (fact.ms <= ms && states(text, fact)) told.add(fact);
    const isUpdate = kind === 'update' || kind === 'status';
    const missing = facts.filter((fact) => fact.ms <= ms && !told.has(fact) && !listed.has(fact));
    if (isUpdate) for (const fact of missing) listed.add(fact);
    const untold = isUpdate ? missing.map(({ fact }) => fact) : [];
    return [{ ms, kind, text, verdict, untold }];
  });
}

const ABOUT_CAUSE: ReadonlySet<string> = new Set(['cause', 'ruled_out', 'ruledOut']);

function judge(facts: readonly ScriptFact[], { text, ms }: Statement): Judged['verdict'] {
  const about = facts.filter(({ kind }) => ABOUT_CAUSE.has(kind)).find((fact) => states(text, fact));
  if (!about) return { is: 'open' };
  const { fact, ms: knownMs, kind } = about;
  if (kind === 'cause') return { is: knownMs <= ms ? 'right' : 'early', fact, knownMs };
  if (saysNo(text)) return { is: 'right', fact, knownMs };
  return { is: knownMs <= ms ? 'disproved' : 'plausible', fact, knownMs };
}

function saysNo(text: string): boolean {
  const cues = cuesIn(text);
  return cues.has('negation') || cues.has('ruledOut');
}
