import { StaleReadError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { CheckRun, HistoryCheck } from '../../incidents/records/history-check.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { CaptureDeps } from '../capture-deps.js';
import type { MessageContext } from '../message-context.js';
import type { CallBudget } from './call-budget.js';
import { createReplyIndex, type ReplyIndex } from './reply-index.js';

export type HistoryCheckDeps = CaptureDeps & Pick<JobDeps, 'clock' | 'slack'>;

/** One run of a check, starting where the last one stopped. */
export interface CheckSession {
  deps: HistoryCheckDeps;
  incident: Incident;
  channelId: string;
  budget: CallBudget;
  /** As it was last saved. */
  check: HistoryCheck;
  run: CheckRun;
  /** The replies newer than `run.position`. */
  replies: ReplyIndex;
  /** The dependencies for recording messages; created when the first one is recorded. */
  context: MessageContext | undefined;
  /** The times of messages that Slack no longer shows but the record keeps. */
  kept: Set<Timestamp>;
}

interface Start {
  incident: Incident;
  channelId: string;
  budget: CallBudget;
  check: HistoryCheck;
  run: CheckRun;
}

export function openSession(deps: HistoryCheckDeps, start: Start): CheckSession {
  return { ...start, deps, replies: createReplyIndex(), context: undefined, kept: new Set() };
}

/**
 * Saves how far the run has come, so that the next one continues there. Throws StaleReadError if another
 * process is working on the same check.
 */
export async function saveRun(session: CheckSession, changes: Partial<CheckRun>): Promise<void> {
  session.run = { ...session.run, ...changes };
  await saveCheck(session, { run: session.run });
}

export async function saveCheck(session: CheckSession, changes: Partial<HistoryCheck>): Promise<void> {
  const saved = await session.deps.store.saveHistoryCheck({ ...session.check, ...changes });
  if (!saved) throw new StaleReadError('Another process is comparing this incident with Slack.');
  session.check = saved;
}
