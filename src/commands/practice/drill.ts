import { ConflictError, NotFoundError, UsageError } from '../../base/errors.js';
import { nearest } from '../../base/nearest.js';
import { describeDrill } from '../../drills/describe-drill.js';
import { DRILL_NAMES, readDrill } from '../../drills/library.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { defaultSeverity } from '../../process/process-rules.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { echo, echoInCode, label } from '../../views/text.js';
import { changing, member, participant } from '../kernel/access.js';
import { type Argument, choice, rest } from '../kernel/arguments/arguments.js';
import { QuestionError, yes } from '../kernel/arguments/question.js';
import { readTitle } from '../kernel/arguments/read-title.js';
import { leadingSeverity } from '../kernel/arguments/severity-argument.js';
import { defineCommand } from '../kernel/command.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, confirm, openForm, type Reply, untilWorkerStarts } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { CONTROLS, type Control, controlled } from './control-drill.js';
import { buildDrillList } from './drill-list.js';
import { buildDrillModal, DEFAULT_SPEED } from './drill-modal.js';
import { changeDrill } from './drill-state.js';
import { loadScript } from './load-script.js';
import { buildPanel } from './panel.js';
import { lineJob, playLine } from './play-line.js';
import { startDrill } from './start-drill.js';

const NAMES = `These come with Aegis: ${DRILL_NAMES.map((one) => `\`${one}\``).join(', ')}.`;

const known = choice(DRILL_NAMES, 'first');

/** A first word that may be another drill's name is refused before looking for a severity after it. */
const name: Argument<(typeof DRILL_NAMES)[number] | undefined> = {
  async take(reader, context) {
    const found = await known.take(reader, context);
    const [first = ''] = reader.remaining;
    if (found !== undefined) return found;
    const near = nearest(first.toLowerCase(), [...DRILL_NAMES, ...CONTROLS]);
    if (near !== undefined)
      throw askIfMeant(
        first,
        reader.rewritten((_word, i) => (i === 0 ? near : undefined)),
      );
    if (!/^\p{L}+-[\p{L}-]+$/u.test(first)) return undefined;
    throw new NotFoundError(`There's no drill "${echo(first, 40)}", so nothing was started. ${NAMES}`);
  },
};

function askIfMeant(typed: string, line: string): QuestionError {
  return new QuestionError(
    `There's no drill "${echo(typed, 40)}", so nothing was done. Did you mean \`/incident drill ${echoInCode(line, 80)}\`?`,
    yes(`drill ${line}`),
  );
}

export const drill = defineCommand({
  name: 'drill',
  aliases: ['practice'],
  group: 'Look back',
  usage: 'drill [name [P0-P4] [title] | pause | resume | slower | faster | next | finish]',
  summary: 'practice an incident while Aegis plays the other people, and see how you did',
  examples: ['/incident drill', '/incident drill full-disk'],
  target: 'optional',
  access: ({ args: { control } }) => (control ? changing(participant('control')) : member('practice')),
  arguments: {
    control: choice(CONTROLS, 'first'),
    name,
    severity: leadingSeverity(),
    title: rest('verbatim'),
  },
  async run(deps, { invocation, incident, args: { control, name, severity, title } }) {
    if (control) return runControl(deps, { invocation, incident, control });
    if (name && title !== '') return begin(deps, invocation, { name, severity, title });
    if (name) {
      const description = describeDrill(readDrill(name));
      const opened = { name, channelId: invocation.channelId, description };
      const view = buildDrillModal(deps.settings.process, opened);
      return openForm(view, `/incident drill ${name} P2 what you'd declare`);
    }
    if (title !== '') throw new NotFoundError(`There's no drill like that. ${NAMES}`);
    const going = incident && (await deps.store.getDrill(incident.incident_id));
    return answer(going ? buildPanel(going) : buildDrillList());
  },
});

interface Declared {
  name: string;
  severity: Severity | undefined;
  title: string;
}

/** The same as the form, with the default role and speed. */
async function begin(
  deps: RequestDeps,
  invocation: Invocation,
  { name, severity, title: typed }: Declared,
): Promise<Reply> {
  const { process } = deps.settings;
  const title = await readTitle(deps, typed, `/incident drill ${name} P1 checkout fails`);
  await startDrill.open(deps, invocation, {
    name,
    title,
    severity: severity ?? defaultSeverity(process),
    service: readDrill(name).meta.service,
    role: 'commander',
    speed: DEFAULT_SPEED,
    user_id: invocation.userId,
    channel_id: invocation.channelId,
  });
  return untilWorkerStarts(deps, notice(`Your drill *${label(title)}* opens in a moment.`));
}

interface Controlling {
  invocation: Invocation;
  incident: Incident | undefined;
  control: Control;
}

/** Changes how a drill continues; its panel shows the change. */
async function runControl(
  deps: Pick<RequestDeps, 'clock' | 'contents' | 'queue' | 'store'>,
  { invocation, incident, control }: Controlling,
): Promise<Reply> {
  if (!incident)
    throw new UsageError(
      `Which drill? Add its id, \`/incident drill ${control} DRILL-7\`, or run it in its channel.`,
    );
  const { incident_id } = incident;
  const { at } = invocation;
  const before = await deps.store.getDrill(incident_id);
  if (!before)
    throw new NotFoundError(
      `${shortId(incident_id)} isn't a drill. To see the drills, run \`/incident drill\`.`,
    );
  refuseOver(before);
  const script = await loadScript(deps, before);
  const changed = await changeDrill(deps, incident_id, (current) => {
    refuseOver(current);
    const after = controlled(current, { control, at, script });
    const { requestId, payload } = lineJob(after);
    return { drill: after, request: playLine.buildRequest({ requestId, at }, payload) };
  });
  if (changed) {
    const { requestId, payload } = lineJob(changed.drill);
    await playLine.start(deps, { requestId, at }, payload);
  }
  const message = notice(`${shortId(incident_id)} ${DONE[control]}`);
  // The message with the button shows the new state itself.
  return invocation.clickedTs === undefined ? answer(message) : confirm(invocation, incident, message);
}

const DONE: Readonly<Record<Control, string>> = {
  pause: 'is paused. To continue, run `/incident drill resume`.',
  resume: 'goes on.',
  slower: 'continues, slower.',
  faster: 'continues, faster.',
  next: 'continues with the next line.',
  finish: 'is over. The debrief comes in a moment.',
};

function refuseOver({ incident_id, state }: Drill): void {
  if (state !== 'finished') return;
  throw new ConflictError(
    `${shortId(incident_id)} is over. \`/incident drill\` in another channel starts a new one.`,
  );
}
