import { readdirSync, readFileSync } from 'node:fs';
import { sampleTexts } from '../../../../scripts/sample-texts.js';
import { STATUSES } from '../../../../src/incidents/records/incident.js';
import type { Block } from '../../../../src/views/blocks.js';
import { commandsIn } from '../../../../src/views/command-buttons.js';
import { SAMPLES, type SampleTexts } from '../../../views/samples.js';

const SRC = new URL('../../../../src/', import.meta.url);
export const INCIDENT = 'INC-000001';
const ID = `id:${INCIDENT}`;

/**
 * The lines of buttons that no exported view has, by file, one for each call of `commandButton`. Parts of views are in
 * the samples of those.
 */
export const OTHER_BUTTONS: Readonly<Record<string, readonly string[] | 'part of a view'>> = {
  'capture/offer-catchup.ts': [`catchup ${ID}`],
  'commands/announce/compose-change-post.ts': [
    `roles ${ID} guide:commander`,
    `tasks ${ID}`,
    `resolution ${ID}`,
    `postmortem ${ID}`,
    `export ${ID}`,
    `archive ${ID} channel`,
  ],
  'commands/card/card-controls.ts': 'part of a view',
  'commands/declare/declare.ts': ['declare sure:confirm P3 the coffee machine is broken'],
  'commands/lifecycle/severity.ts': [`severity ${ID} P0`],
  'commands/lifecycle/status.ts': [`status ${ID} mitigating`],
  'commands/lifecycle/undo-button.ts': [`undo ${ID} v:2`],
  'commands/summaries/workflow/rate-buttons.ts': 'part of a view',
  'commands/tasks/task-row.ts': 'part of a view',
  'commands/visibility/follow-conversion.ts': [`public ${ID}`],
};

/** How often each file makes a button of its own, without the files whose views have samples. */
export function countUnsampledButtons(): Record<string, number> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const counts = files.sort().flatMap((file) => {
    const source = readFileSync(new URL(file, SRC), 'utf8');
    const made = source.match(/(?<!function )\b(?:commandButton|moreMenu)\(/g)?.length ?? 0;
    const builders = [...source.matchAll(/^export function (build\w+)/gm)].map(([, name = '']) => name);
    const isSampled = builders.some((name) => name in SAMPLES);
    return made === 0 || isSampled || file === 'views/blocks.ts' ? [] : [[file, made] as const];
  });
  return Object.fromEntries(counts);
}

/** The lines of every button and menu about the incident or about none; those that differ only in a number once. */
export function findButtonLines(views = Object.keys(SAMPLES)): string[] {
  const shown = views.flatMap((view) =>
    STATUSES.flatMap((status) =>
      [0, 1, 2, 3].flatMap((many) => linesOf(SAMPLES[view]?.(textsWith({ status, many })))),
    ),
  );
  // The samples make up the lines that turn a page, and have other incidents.
  return withoutRepeats(shown.filter((line) => !/c{9}|\bid:(?!INC-000001\b)/.test(line)));
}

export function findUnsampledLines(): string[] {
  return Object.values(OTHER_BUTTONS).flatMap((lines) => (lines === 'part of a view' ? [] : lines));
}

function textsWith({ status, many }: { status: string; many: number }): SampleTexts {
  const { word } = sampleTexts(many);
  const fixed: Record<string, string> = { id: INCIDENT, status };
  return { many, word: (place, n) => fixed[place] ?? word(place, n) };
}

function linesOf(view: ReturnType<NonNullable<(typeof SAMPLES)[string]>> | undefined): string[] {
  return view?.blocks ? commandsIn({ text: '', blocks: view.blocks as Block[] }) : [];
}

function withoutRepeats(lines: readonly string[]): string[] {
  const byShape = new Map(lines.map((line) => [line.replace(/\d+/g, '#'), line]));
  return [...byShape.values()].sort();
}
