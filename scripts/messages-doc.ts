import { readdirSync, readFileSync } from 'node:fs';
import { SAMPLES } from '../test/views/samples.js';
import { findViewBuilders, type ViewBuilder } from '../test/views/view-builders.js';
import { sampleTexts } from './sample-texts.js';
import { readSourceTexts, type SourceTexts } from './source-texts.js';
import { viewAsMarkdown } from './view-as-markdown.js';

const SRC = new URL('../src/', import.meta.url);
/** How many entries lists have; a view that ignores them is shown once. */
const FULL_AND_EMPTY = [3, 0];
/** Views whose samples change with that number in another way. */
const VARIANTS: Record<string, readonly number[]> = {
  buildReminder: [0, 1, 2],
  buildTaskPost: [0, 1, 2, 3],
  buildTaskNotice: [0, 1, 2, 3],
  buildRoleInstructions: [0],
  buildCommandHelp: [3],
};
const TITLES: Record<string, string> = {
  app: 'Starting Aegis',
  bot: 'Slack client',
  cli: 'Command line',
  kernel: 'Every command',
};

/** docs/messages.md: each view from its sample, and each error and short message from the sources. */
export function renderMessagesDoc(): string {
  const texts = readTextsByFeature();
  const builders = findViewBuilders();
  const features = [...new Set([...builders.map(({ feature }) => feature), ...texts.keys()])].sort();
  return [
    '# Messages',
    '',
    'Every message, modal and error that people can see. Run `npm run docs` to generate it again from the samples of the view tests and from the sources; a test checks that it is current. Buttons are in brackets, and `{names}` stand for what is filled in.',
    '',
    ...features.flatMap((feature) => [
      `## ${TITLES[feature] ?? asWords(feature)}`,
      '',
      ...builders.filter((builder) => builder.feature === feature).flatMap(renderSamples),
      ...renderTexts(texts.get(feature)),
    ]),
  ].join('\n');
}

function renderSamples({ name }: ViewBuilder): string[] {
  const build = SAMPLES[name];
  if (!build) return [];
  const shown = (VARIANTS[name] ?? FULL_AND_EMPTY).map((many) => viewAsMarkdown(build(sampleTexts(many))));
  const title = asWords(name.replace(/^build/, '').replace(/(?<=.)(?=[A-Z])/g, ' '));
  return [`### ${title}`, '', [...new Set(shown)].join('\n\nor\n\n'), ''];
}

function renderTexts(texts: SourceTexts | undefined): string[] {
  return [
    ...list('Short messages', texts?.messages),
    ...list('Questions', texts?.questions),
    ...list('Errors', texts?.errors),
  ];
}

function list(title: string, texts: readonly string[] = []): string[] {
  if (texts.length === 0) return [];
  const lines = [...new Set(texts)].sort().map((text) => `- ${text.trim().replace(/\s*\n\s*/g, ' ⏎ ')}`);
  return [`### ${title}`, '', ...lines, ''];
}

function readTextsByFeature(): Map<string, SourceTexts> {
  const byFeature = new Map<string, SourceTexts>();
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files.sort()) {
    const source = readFileSync(new URL(file, SRC), 'utf8');
    const { errors, questions, messages } = readSourceTexts(source);
    // The samples show the texts of views.
    const own = /^export function build/m.test(source) ? [] : messages;
    const before = byFeature.get(featureOf(file)) ?? { errors: [], questions: [], messages: [] };
    if (errors.length + questions.length + own.length === 0) continue;
    byFeature.set(featureOf(file), {
      errors: [...before.errors, ...errors],
      questions: [...before.questions, ...questions],
      messages: [...before.messages, ...own],
    });
  }
  return byFeature;
}

function featureOf(file: string): string {
  const [room = '', folder = '', rest] = file.split('/');
  if (room !== 'commands') return room;
  return rest === undefined ? 'kernel' : folder;
}

function asWords(name: string): string {
  const words = name.replaceAll('-', ' ').toLowerCase().trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
