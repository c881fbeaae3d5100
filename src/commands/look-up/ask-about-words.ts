import { nearest } from '../../base/nearest.js';
import { type Incident, STATUSES, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import { echo, echoInCode } from '../../views/text.js';
import { QuestionError, yes } from '../kernel/arguments/question.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findIncidents } from './find-incidents.js';

/** What a list understands besides the words of titles. */
const FILTERS = ['active', 'all', 'mine', ...STATUSES.map((status) => status.toLowerCase())];

/** How many incidents' words are suggested. */
const LOOKED_THROUGH = 25;

/** Shorter words are close to too many others. */
const SHORTEST = 4;

interface Asked {
  words: readonly string[];
  service: string | undefined;
  rewritten(replace: (word: string) => string | undefined): string;
}

/** Asks about words that no incident has, when one is close to a filter, a service or a title word. */
export async function askAboutWords(
  deps: RequestDeps,
  viewerId: string,
  { words, service = '', rewritten }: Asked,
): Promise<void> {
  if (words.length === 0 && service === '') return;
  const { items } = await findIncidents(deps, { viewerId, statuses: STATUSES }, { limit: LOOKED_THROUGH });
  const services = servicesOf(deps, items);
  const known = [...FILTERS, ...services, ...items.flatMap(wordsIn)];
  const typed = [...words, ...(service === '' ? [] : [service])];
  const meant = (word: string) => {
    const [, name = ''] = /^service[:=](.+)/i.exec(word) ?? [];
    const near = name === '' && words.includes(word) ? correct(word, known) : correct(name, services);
    return near && (name === '' ? near : `service:${near}`);
  };
  const line = `list ${rewritten(meant)}`;
  if (line === `list ${rewritten(() => undefined)}`) return;
  throw new QuestionError(
    `Nothing found for "${echo(typed.join(' '), 60)}". Did you mean \`/incident ${echoInCode(line, 80)}\`?`,
    yes(line),
  );
}

function servicesOf({ settings }: RequestDeps, incidents: readonly Incident[]): string[] {
  const all = [...settings.services, ...incidents.map(({ service }) => service)];
  return all.filter((one) => one !== UNASSIGNED_SERVICE);
}

function wordsIn({ title }: Incident): string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}-]{4,}/gu) ?? [];
}

/** Undefined for a word that occurs, or if none is close. Typos in the first letter are rare. */
function correct(typed: string, known: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  if (word.length < SHORTEST || known.some((one) => one.includes(word))) return undefined;
  const near = known.filter((one) => one[0] === word[0]);
  return nearest(word, near);
}
