import { writeFile } from 'node:fs/promises';
import { readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/open/create-logger.js';
import { openAgentDeps } from '../../app/open/open-agent-deps.js';
import { systemClock } from '../../app/open/system-clock.js';
import { startDrillAs } from '../../app/start-drill-as.js';
import { ConflictError, NotFoundError, UsageError } from '../../base/errors.js';
import { createStore } from '../../data/store/store.js';
import { makeDrill } from '../../drills/make-drill.js';
import { idsInRecord } from '../../incidents/ids-in-record.js';
import { isSlackId } from '../../incidents/names.js';
import { readIncidentArgument } from '../incident-argument.js';
import { misuse, unknownVerb } from '../misuse.js';
import { openExistingTable } from '../open-existing-table.js';
import { parseOptions } from '../parse-options.js';
import { readInput, reasonOf } from '../read-input.js';
import type { CliCall } from '../subcommand.js';

const OPTIONS = {
  out: { type: 'string' },
  'include-private': { type: 'boolean', default: false },
  replace: { type: 'string', multiple: true },
  by: { type: 'string' },
  speed: { type: 'string', default: '5' },
} as const;

/** `aegis drill`: makes a drill of an incident, and plays one from a file. */
export async function drill(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, OPTIONS, { words: 2 });
  const [verb, subject] = positionals;
  if (verb === 'make') {
    if (subject === undefined) throw misuse(call, 'Which incident? Name it, such as INC-1.');
    return make(call, { ...values, incident: subject });
  }
  if (verb === 'play') {
    if (subject === undefined) throw misuse(call, 'Which drill? Name the file of its transcript.');
    return play(call, { ...values, file: subject });
  }
  throw unknownVerb(call, verb, ['make', 'play']);
}

interface Making {
  incident: string;
  out?: string | undefined;
  'include-private': boolean;
  replace?: string[] | undefined;
}

async function make(call: CliCall, { incident, out, replace = [], ...flags }: Making): Promise<number> {
  const words = replace.map(readReplacement);
  const config = readConfig(call.env, 'embedded');
  const { table, close } = await openExistingTable(config);
  try {
    const includesPrivate = flags['include-private'];
    const logger = createLogger(config.logLevel);
    const { store, namesIn } = openAgentDeps({ config, table, logger, includesPrivate });
    const record = await store.loadRecord(readIncidentArgument(incident));
    if (!record) throw new NotFoundError(`There's no incident ${incident}.`);
    refuseUnusable(record.incident, { incident, includesPrivate });
    const nameOf = await namesIn(record);
    const names = new Map(idsInRecord(record).map((id) => [id, nameOf(id)]));
    const text = makeDrill(record, { names, words })
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
    if (out === undefined) process.stdout.write(text);
    else await write(out, text);
    return 0;
  } finally {
    await close();
  }
}

function refuseUnusable(
  { visibility, archive_key }: { visibility: string; archive_key?: string | undefined },
  { incident, includesPrivate }: { incident: string; includesPrivate: boolean },
): void {
  if (archive_key !== undefined) {
    throw new ConflictError(`${incident} is in the archive. Run \`/incident restore ${incident}\` first.`);
  }
  if (visibility === 'private' && !includesPrivate) {
    throw new ConflictError(`${incident} is private. Add --include-private to make a drill of it anyway.`);
  }
}

/** `Acme=a customer` */
function readReplacement(text: string): [string, string] {
  const [from = '', ...to] = text.split('=');
  if (from.trim() === '' || to.length === 0) {
    throw new UsageError(`--replace needs a word and what to write instead: --replace "Acme=a customer".`);
  }
  return [from.trim(), to.join('=').trim()];
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} ${reasonOf(cause)}.`, { cause });
  });
  console.log(
    `${path} has the drill. Read it before you share it: only names that Aegis knows are replaced.`,
  );
}

interface Playing {
  file: string;
  by?: string | undefined;
  speed: string;
}

async function play(call: CliCall, { file, by, speed }: Playing): Promise<number> {
  if (by === undefined || !isSlackId(by)) {
    throw misuse(call, 'Who practices? Add their Slack id: --by U0123456789.');
  }
  const transcript = await readInput(file);
  const config = readConfig(call.env, 'embedded');
  const { table, close } = await openExistingTable(config);
  try {
    const begun = { transcript, userId: by, speed: Number(speed), at: systemClock.now() };
    await startDrillAs(createStore(table), begun);
    console.log('The drill opens as soon as the running Aegis finds it, within seconds.');
    return 0;
  } finally {
    await close();
  }
}
