import { createHash } from 'node:crypto';
import { UsageError } from '../../base/errors.js';
import { addMillis } from '../../base/timestamp.js';
import type { Opened } from '../../data/store/requests/open-request.js';
import { type Severity, TITLE_MAX } from '../../incidents/records/incident.js';
import type { Deps } from '../../ports/deps.js';
import { actions, commandButton, notice, section } from '../../views/blocks.js';
import { escapeText, plain } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import { authorize } from '../kernel/authorize.js';
import type { Invocation } from '../kernel/invocation.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { buildRequest } from '../kernel/open-job.js';
import { answer, type Reply } from '../kernel/reply.js';
import { looksLikeSeverity, readSeverity } from '../kernel/vocabulary.js';
import { buildDeclareModal } from './declare-modal.js';
import { openIncident } from './open-incident.js';

/** The same words from the same person within this time are asked about before they are believed. */
const REPEAT_MS = 10_000;
const AGAIN = '--again';
const PRIVATE = '--private';
const DEFAULT_SEVERITY: Severity = 'P2';

export const declare: LegacyCommand = {
  name: 'declare',
  aliases: ['new', 'create', 'open'],
  group: 'Run an incident',
  usage: 'declare [P0-P4] [service] title... [--private]',
  summary: 'start an incident with its own channel; without words a form opens',
  examples: [
    '/incident declare',
    '/incident declare P1 checkout fails in the EU',
    '/incident declare P0 service:payments nobody can pay',
  ],
  about: 'workspace',
  takesProse: 'all',
  async run(deps, { ask, words }) {
    await authorize(deps, ask, { permission: 'member', what: 'declare' });
    if (words.isEmpty) return { kind: 'modal', view: buildDeclareModal({ channelId: ask.channelId }) };
    const again = words.takeFirst((word) => (word === AGAIN ? true : undefined)) ?? false;
    const isPrivate = words.takeAny((word) => (word === PRIVATE ? true : undefined)) ?? false;
    const declaration = { ...(await readDeclaration(deps, words)), ...(isPrivate && { isPrivate }) };
    const outcome = await submitDeclaration(deps, ask, { ...declaration, again });
    if (outcome === 'repeated') return askWhetherAgain(declaration);
    const { severity, title } = declaration;
    return answer(notice(`Declaring *${severity}* ${escapeText(title)}. Its channel opens in a moment.`));
  },
  job: openIncident,
};

export interface Declaration {
  severity: Severity;
  service?: string | undefined;
  title: string;
  /** Only for those who are in its channel, which is private too. */
  isPrivate?: boolean;
}

/**
 * Writes down that an incident is to be opened and starts doing so, once however often it is sent. `repeated`: the
 * same person declared the same a moment ago, and nothing was done.
 */
export async function submitDeclaration(
  deps: Pick<Deps, 'store' | 'queue'>,
  ask: Invocation,
  { again = false, ...declaration }: Declaration & { again?: boolean },
): Promise<Opened> {
  const payload = { ...declaration, user_id: ask.userId, channel_id: ask.channelId };
  const request = buildRequest(ask, { kind: openIncident.kind, payload });
  const since = addMillis(ask.at, again ? 0 : -REPEAT_MS);
  const opened = await deps.store.openRequestOnce(request, { id: wordsId(ask, declaration), since });
  // A duplicate may be this very request, whose first answer from the table was lost.
  if (opened !== 'repeated') await deps.queue.enqueue({ requestId: ask.requestId, lane: ask.requestId });
  return opened;
}

/** The title as it is stored: plain, one line. Throws UsageError when it is missing or too long. */
export function readTitle(text: string): string {
  const title = plain(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“”„«](.*)["“”»]$/, '$1')
    .trim();
  if (title === '') throw new UsageError('What is wrong? `/incident declare P1 checkout fails in the EU`.');
  if (title.length > TITLE_MAX) {
    throw new UsageError(
      `A title may have ${TITLE_MAX} characters, this has ${title.length}. Say the rest in the channel.`,
    );
  }
  return title;
}

async function readDeclaration(deps: Deps, words: ArgumentReader): Promise<Declaration> {
  const severity = words.takeFirst(readSeverity);
  const wrong = severity
    ? undefined
    : words.takeFirst((word) => (looksLikeSeverity(word) ? word : undefined));
  if (wrong) {
    throw new UsageError(
      `${escapeText(wrong)} is no severity. Use \`P0\` to \`P4\`, P0 the worst, or leave it out.`,
    );
  }
  const service = words.takeAny(readServiceKey) ?? (await takeKnownService(deps, words));
  const title = readTitle(words.isEmpty && service ? service : words.rest());
  return { severity: severity ?? DEFAULT_SEVERITY, service, title };
}

const SERVICE_NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/** A service name as it is stored: lower case, no spaces; undefined for other words. */
export function readService(word: string): string | undefined {
  const name = word.toLowerCase();
  return SERVICE_NAME.test(name) ? name : undefined;
}

function readServiceKey(word: string): string | undefined {
  const [key, name = ''] = word.split(':', 2);
  return key?.toLowerCase() === 'service' ? readService(name) : undefined;
}

/** The first word is the service when it is configured or has had an incident before. */
async function takeKnownService(deps: Deps, words: ArgumentReader): Promise<string | undefined> {
  const name = words.peek(readService);
  if (name === undefined) return undefined;
  const known = deps.settings.services.includes(name) || (await deps.store.isKnownService(name));
  return known ? words.takeFirst(readService) : undefined;
}

function wordsId({ userId }: Invocation, declaration: Declaration): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([userId, declaration]))
    .digest('base64url');
  return `words-${digest.slice(0, 22)}`;
}

function askWhetherAgain({ severity, service, title }: Declaration): Reply {
  const text = `You declared *${escapeText(title)}* a few seconds ago. Declare another one?`;
  const key = service ? ` service:${service}` : '';
  const again = commandButton({
    label: 'Declare another',
    command: `declare ${AGAIN} ${severity}${key} ${title}`,
    style: 'danger',
  });
  return answer({ text, blocks: [section(text), actions([again])] });
}
