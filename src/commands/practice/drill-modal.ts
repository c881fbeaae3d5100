import type { ModalView } from '@slack/types';
import type { DrillDescription } from '../../drills/describe-drill.js';
import { DRILL_SPEEDS } from '../../incidents/records/drill.js';
import { TITLE_MAX } from '../../incidents/records/incident.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { section } from '../../views/blocks.js';
import { LIMITS } from '../../views/limits.js';
import { literal } from '../../views/literal.js';
import { escapeText, label, truncate } from '../../views/text.js';

export const DRILL_MODAL = 'drill';
export const DRILL_FIELDS = { title: 'title', severity: 'severity', role: 'role', speed: 'speed' } as const;

/** The default. */
export const DEFAULT_SPEED = 5;

const ROLES = [
  { value: 'commander', label: 'Commander: you lead' },
  { value: 'comms', label: 'Communications: you write the updates' },
] as const;

interface Opened {
  name: string;
  channelId: string | undefined;
  description: DrillDescription;
}

/** What's reported, and the learner's declaration of it. */
export function buildDrillModal(process: Process, { name, channelId, description }: Opened): ModalView {
  const { reports, title } = description;
  const said = reports.map(({ who, text: report }) => `*${label(who)}*: ${literal(escapeText(report))}`);
  const severities = severitiesInUse(process).map((level) => ({
    value: level,
    label: `${level}: ${process.severities[level]?.meaning}`,
  }));
  return {
    type: 'modal',
    callback_id: DRILL_MODAL,
    private_metadata: JSON.stringify({ name, channel_id: channelId }),
    title: text('Practice'),
    submit: text('Declare'),
    close: text('Cancel'),
    blocks: [
      section(
        said.length > 0 ? `You're on call, and this comes in:\n${said.join('\n')}` : `*${label(title)}*`,
      ),
      {
        type: 'input',
        block_id: DRILL_FIELDS.title,
        label: text('How would you declare it?'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: TITLE_MAX,
          placeholder: text('What fails, and for whom'),
        },
      },
      select(DRILL_FIELDS.severity, 'Severity', severities),
      select(DRILL_FIELDS.role, 'Your role', ROLES, 'commander'),
      select(DRILL_FIELDS.speed, 'Speed', speeds(description.lengthMs), String(DEFAULT_SPEED)),
    ],
  };
}

function speeds(lengthMs: number) {
  return DRILL_SPEEDS.map((speed) => {
    const minutes = Math.max(1, Math.round(lengthMs / 60_000 / speed));
    return { value: String(speed), label: `${speed}×: about ${minutes} min` };
  });
}

interface Choice {
  value: string;
  label: string;
}

function select(block_id: string, name: string, choices: readonly Choice[], initial?: string) {
  const options = choices.map(({ value, label: shown }) => ({
    text: text(truncate(shown, LIMITS.optionText)),
    value,
  }));
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: 'input' as const,
    block_id,
    label: text(name),
    element: {
      type: 'static_select' as const,
      action_id: 'value',
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function text(content: string) {
  return { type: 'plain_text' as const, text: content };
}
