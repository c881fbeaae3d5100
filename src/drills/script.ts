import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { DrillRole } from '../incidents/records/drill.js';
import { learnersJob } from './learners-job.js';
import { readFacts, type ScriptFact } from './script-facts.js';
import type { Person, ScriptCommand, ScriptLine } from './script-line.js';
import type { RecordedLine, Transcript } from './transcript-file.js';
import { readTypedCommand, type TypedCommand } from './typed-commands.js';

/** A transcript as a drill uses it. */
export interface Script {
  title: string;
  service: string | undefined;
  severity: string;
  people: readonly Person[];
  /** Everything that's said, in order; only the last version, without retracted messages. */
  lines: readonly ScriptLine[];
  /** Numbers of the lines that the played people say; the rest is up to the learner. */
  played: readonly number[];
  commands: readonly ScriptCommand[];
  facts: readonly ScriptFact[];
  /** How long it took from the declaration to the last line, in milliseconds. */
  lengthMs: number;
}

/** Prepares a transcript for a learner in a role. */
export async function readScript(transcript: Transcript, role: DrillRole): Promise<Script> {
  const { meta } = transcript;
  const people = meta.users.map(({ id, name, bot }) => ({ id, name, isBot: bot }));
  const origin = originOf(transcript);
  const stage = { people, origin, role };
  const lines = linesOf(transcript, stage);
  const commands = commandsOf(transcript, stage);
  const declared = commands.map(({ command }) => command).find(({ does }) => does === 'declare');
  const upToLearner = await learnersJob({ lines, commands, role });
  return {
    title: declared?.does === 'declare' && declared.title !== '' ? declared.title : meta.title,
    service: meta.service,
    severity: (declared?.does === 'declare' ? declared.severity : meta.severity) ?? 'P3',
    people,
    lines,
    played: lines.map(({ number }) => number).filter((number) => !upToLearner.has(number)),
    commands,
    facts: await readFacts(meta.facts, lines),
    lengthMs: lines.at(-1)?.ms ?? 0,
  };
}

/** When the story begins. */
function originOf({ lines }: Transcript): number {
  const declaration = lines.find((line) => line.kind === 'command' && line.command.includes(' declare'));
  return epochMillis(declaration?.at ?? lines[0]?.at ?? '');
}

interface Stage {
  people: readonly Person[];
  origin: number;
  role: DrillRole;
}

function personOf({ people }: Stage, id: string): Person {
  return people.find((person) => person.id === id) ?? { id, name: id, isBot: false };
}

function linesOf({ lines }: Transcript, stage: Stage): ScriptLine[] {
  const numberAt = new Map(lines.map(({ at }, number) => [at, number]));
  const final = finalTexts(lines, stage.role);
  return lines.flatMap((line, number) => {
    const text = final.get(line.at);
    if (text === undefined || text === '') return [];
    const { at, user } = line;
    const thread = line.kind === 'thread_reply' ? numberAt.get(line.thread) : undefined;
    const ms = Math.max(0, epochMillis(at) - stage.origin);
    const isNote = line.kind === 'command';
    return [{ number, at, ms, who: personOf(stage, user), text: nameMentions(text, stage), thread, isNote }];
  });
}

/** `/incident note 09:40 disks grown`: when it happened, which isn't part of the text. */
const LEADING_TIME = /^\d{1,2}:\d{2} /;

/** What was said at each moment after all edits, without deleted messages, which mostly were mistakes. */
function finalTexts(lines: readonly RecordedLine[], role: DrillRole): Map<Timestamp, string> {
  const texts = new Map<Timestamp, string>();
  for (const line of lines) {
    const text = saidIn(line, role);
    if (line.kind === 'delete') texts.delete(line.target);
    else if (text !== undefined) texts.set(line.kind === 'edit' ? line.target : line.at, text);
  }
  return texts;
}

function saidIn(line: RecordedLine, role: DrillRole): string | undefined {
  if (line.kind === 'command') return spoken(readTypedCommand(line.command), role);
  if (line.kind === 'file') return `${line.text} (${line.file.name})`.trim();
  return 'text' in line && line.kind !== 'topic' ? line.text : undefined;
}

/**
 * How others learn of a command. A learner who leads sets status and severity; one who writes updates only learns of
 * them.
 */
function spoken(command: TypedCommand, role: DrillRole): string | undefined {
  if (command.does === 'say') return command.text.replace(LEADING_TIME, '');
  if (role === 'commander') return undefined;
  if (command.does === 'severity') return `We treat this as ${command.severity} now.`;
  if (command.does !== 'status') return undefined;
  const status = `Status: ${command.status.toLowerCase()}`;
  return command.note === '' ? status : `${status}. ${command.note}`;
}

/** `<@U_BOB>` as `Bob`: the people of a transcript have no accounts. */
function nameMentions(text: string, stage: Stage): string {
  return text.replace(/<@(\w{1,40})>/g, (_whole, id: string) => personOf(stage, id).name);
}

function commandsOf({ lines }: Transcript, stage: Stage): ScriptCommand[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'command') return [];
    const ms = Math.max(0, epochMillis(line.at) - stage.origin);
    return [{ ms, who: personOf(stage, line.user), command: readTypedCommand(line.command) }];
  });
}
