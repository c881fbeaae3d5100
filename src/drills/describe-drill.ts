import { epochMillis } from '../base/timestamp.js';
import type { Transcript } from './transcript-file.js';

/** What people see of a drill before they start it. */
export interface DrillDescription {
  title: string;
  service: string | undefined;
  people: number;
  /** How long the story takes in real time. */
  lengthMs: number;
  /** The messages before anyone declares the incident. */
  reports: readonly { who: string; text: string }[];
}

export function describeDrill({ meta, lines }: Transcript): DrillDescription {
  const declared = lines.find((line) => line.kind === 'command' && line.command.includes(' declare'));
  const from = declared?.at ?? lines[0]?.at ?? '';
  const nameOf = (id: string) => meta.users.find((one) => one.id === id)?.name ?? id;
  return {
    title: meta.title,
    service: meta.service,
    people: meta.users.filter(({ bot }) => !bot).length,
    lengthMs: epochMillis(lines.at(-1)?.at ?? from) - epochMillis(from),
    reports: lines.flatMap((line) =>
      line.at < from && (line.kind === 'message' || line.kind === 'bot_message')
        ? [{ who: nameOf(line.user), text: line.text }]
        : [],
    ),
  };
}
