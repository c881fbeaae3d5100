import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import { TASK_MAX, type Task } from '../../incidents/records/incident-task.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { plain, user } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import { authorize } from '../kernel/authorize.js';
import type { Invocation } from '../kernel/invocation.js';
import { readDueDate } from '../kernel/read-time.js';
import { confirm, type Reply } from '../kernel/reply.js';
import { personClock } from '../kernel/time-arguments.js';
import { readUser } from '../kernel/vocabulary.js';
import { addParticipant } from '../people/add-participant.js';
import { readLiveIncident } from './task-change.js';
import { buildTelling, readTold } from './task-job.js';

interface Asked {
  incidentId: string;
  words: ArgumentReader;
}

/** Adds a task; its owner is who is mentioned first or last, others are part of the text. */
export async function addTask(deps: Deps, ask: Invocation, { incidentId, words }: Asked): Promise<Reply> {
  const due = await takeDue(deps, ask, words);
  const owner = words.takeLast(readUser) ?? words.takeFirst(readUser);
  const text = await readText(deps, words.rest());
  const incident = await readLiveIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'add tasks to', incident });
  if (owner !== undefined) await addParticipant(deps, ask, { incident, userId: owner, what: 'a task' });
  const draft = { incident_id: incidentId, timestamp: ask.at, text, owner, due, created_by: ask.userId };
  const names = await deps.slack.names(owner === undefined ? [] : [owner]);
  const tell = (task: Task) => buildTelling(ask, { incident, task, type: 'TASK_ADDED', names });
  const added = await once(deps, ask, () => deps.store.addTask({ task: draft, tell }));
  await deps.queue.enqueue({ requestId: ask.requestId, lane: incidentId });
  const whose = owner === undefined ? '' : ` for ${user(owner)}`;
  return confirm(
    ask,
    incident,
    notice(`Task ${added?.number ?? ''} of ${shortId(incidentId)} is noted${whose}.`),
  );
}

/** The task that this request added, be it by an earlier delivery. */
async function once(deps: Deps, ask: Invocation, add: () => Promise<Task>): Promise<Task | undefined> {
  try {
    return await add();
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
    return readTold(await deps.store.getRequest(ask.requestId));
  }
}

async function takeDue(deps: Deps, ask: Invocation, words: ArgumentReader): Promise<Timestamp | undefined> {
  const typed = words.takeAny((word) => /^due:(.+)$/i.exec(word)?.[1]);
  if (typed === undefined) return undefined;
  return readDueDate(typed, await personClock({ deps, invocation: ask }));
}

/** The text as it is stored: plain, one line, people by name. Throws UsageError when it is missing or too long. */
async function readText({ slack }: Deps, typed: string): Promise<string> {
  const people = typed.split(/\s+/).flatMap((word) => readUser(word) ?? []);
  const names = await slack.names([...new Set(people)]);
  const text = plain(typed, (id) => names.get(id) ?? id)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') throw new UsageError('What is to be done? `/incident task call the vendor @alice`.');
  if (text.length > TASK_MAX) {
    throw new UsageError(
      `A task may have ${TASK_MAX} characters, this has ${text.length}. Say the rest in the channel.`,
    );
  }
  return text;
}
