import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Logger } from '../../ports/logger.js';
import { truncate } from '../../views/text.js';
import type { TranscriptLine } from '../transcript.js';
import type { CallTool } from './call-tool.js';
import { INSTRUCTIONS } from './instructions.js';
import { JUDGE_TOOL, readVerdicts } from './judge-tool.js';
import { ModelError } from './model-error.js';
import { toJson } from './to-json.js';

/** How many lines of a thread are shown with a cited one: the first and the newest, since they may take it back. */
const THREAD_MAX = 6;
const TEXT_MAX = 1_000;
/** A judge that rules on a smaller share of the claims hasn't done its job. */
const JUDGED_MIN = 0.5;

/** Keeps the claims that a model finds supported by their lines. Keeps all of them if it gives no usable answer. */
export type Judge = (claims: readonly Claim[], lines: readonly TranscriptLine[]) => Promise<Claim[]>;

/** Judges claims in a second, cheaper call, which reads only their lines and the threads those are in. */
export function createJudge(call: CallTool, logger: Logger): Judge {
  return async (claims, lines) => {
    const toJudge = claims.filter(({ section }) => section !== 'headline');
    if (toJudge.length === 0) return [...claims];
    try {
      const task = buildJudgeTask(toJudge, lines);
      const verdicts = readVerdicts(await call({ system: INSTRUCTIONS.judge.text, task, tool: JUDGE_TOOL }));
      const byId = new Map(verdicts.map(({ claim, verdict }) => [claim.trim(), verdict]));
      if (byId.size < toJudge.length * JUDGED_MIN)
        throw new ModelError('malformed', 'it left out most of the claims');
      const isKept = (claim: Claim) => byId.get(idOf(toJudge.indexOf(claim))) === 'supported';
      return claims.filter((claim) => claim.section === 'headline' || isKept(claim));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      logger.warn({ code: error.upstreamCode, reason: error.message }, 'claims were not judged');
      return [...claims];
    }
  };
}

function idOf(index: number): string {
  return `c${index + 1}`;
}

function buildJudgeTask(claims: readonly Claim[], lines: readonly TranscriptLine[]): string {
  const bySk = new Map(lines.map((line) => [line.sk, line]));
  const rows = claims.map(({ section, text, citations }, i) => {
    const cited = citations.flatMap((sk) => bySk.get(sk) ?? []);
    const around = threadsOf(cited, lines);
    return toJson({
      claim: idOf(i),
      section,
      text,
      lines: cited.map(lineData),
      ...(around.length > 0 && { thread: around.map(lineData) }),
    });
  });
  return [
    'The claims, one line of JSON each, with the lines they cite:',
    ...rows,
    'End of the claims. Submit a verdict on each with the tool.',
  ].join('\n');
}

/** The rest of the threads that the cited lines are in. */
function threadsOf(cited: readonly TranscriptLine[], lines: readonly TranscriptLine[]): TranscriptLine[] {
  const threads = new Set(cited.map(({ thread, at }) => thread ?? at));
  const around = lines.filter((line) => threads.has(line.thread ?? line.at) && !cited.includes(line));
  return around.length <= THREAD_MAX
    ? around
    : [...around.slice(0, 1), ...around.slice(around.length - THREAD_MAX + 1)];
}

function lineData({ at, who, text, detail }: TranscriptLine): object {
  const { from, to } = detail;
  return {
    at: at.slice(0, 16),
    who,
    ...(to !== undefined && { from, to }),
    text: truncate(text, TEXT_MAX),
  };
}
