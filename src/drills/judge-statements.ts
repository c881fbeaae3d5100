import { cuesIn } from '../summaries/language/cues-in.js';
import { states } from './debrief-facts.js';
import type { Statement } from './observed.js';
import type { Script } from './script.js';
import type { ScriptFact } from './script-facts.js';

/** The learner's belief at a moment, next to what was known then. */
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
  /** What had become known since the last update and isn't in any update. */
  missing: readonly string[];
}

/** Statements that reach stakeholders or the record; chat in the channel counts only if it's about the cause. */
export function judgeStatements(
  { facts }: Pick<Script, 'facts'>,
  statements: readonly Statement[],
): Judged[] {
  /** Facts that were stated, or listed as missing from an earlier update. */
  const done = new Set<ScriptFact>();
  /** Facts known by then that no statement has and that are listed for the first time. */
  const takeMissing = ({ ms, kind, text }: Statement): string[] => {
    const known = facts.filter((fact) => fact.ms <= ms);
    const said = kind === 'message' ? [] : known.filter((fact) => states(text, fact));
    for (const fact of said) done.add(fact);
    if (kind !== 'update' && kind !== 'status') return [];
    const missing = known.filter((fact) => !done.has(fact));
    for (const fact of missing) done.add(fact);
    return missing.map(({ fact }) => fact);
  };
  return statements.flatMap((statement) => {
    const { ms, kind, text } = statement;
    const verdict = judge(facts, statement);
    if (kind === 'message' && verdict.is === 'open') return [];
    return [{ ms, kind, text, verdict, missing: takeMissing(statement) }];
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
