import { expect, it } from 'vitest';
import { nudgeOf } from '../../../src/commands/practice/nudge.js';
import { readDrill } from '../../../src/drills/library.js';
import { readScript } from '../../../src/drills/script.js';
import type { DrillRole } from '../../../src/incidents/records/drill.js';
import type { Status } from '../../../src/incidents/records/incident.js';
import { aDrill, anIncident } from '../../support/records.js';

interface Case {
  role: DrillRole;
  /** Minutes of the story. */
  at: number;
  updated?: number;
  status?: Status;
  nudged?: string[];
}

const STARTED_AT = Date.parse('2026-03-10T09:00:00Z');

/** The story goes by as fast as real time. */
async function about({ role, at, updated, status = 'OPEN', nudged = [] }: Case): Promise<string | undefined> {
  const instant = (minutes: number) => new Date(STARTED_AT + minutes * 60_000).toISOString();
  const script = await readScript(readDrill('full-disk'), role);
  const drill = aDrill({ role, nudged, anchors: [{ at: instant(0), ms: 0, speed: 1 }] });
  const last_update_at = updated === undefined ? undefined : instant(updated);
  return nudgeOf({ drill, incident: anIncident({ status, last_update_at }), script, ms: at * 60_000 })?.about;
}

it.each<[string, Case, string | undefined]>([
  ['nothing at the start', { role: 'commander', at: 1 }, undefined],
  ['who is on it', { role: 'commander', at: 3 }, 'acknowledge'],
  ['each thing once', { role: 'commander', at: 4, nudged: ['acknowledge'] }, undefined],
  ['for a first update', { role: 'commander', at: 12, status: 'ACKNOWLEDGED' }, 'update'],
  ['nothing after it', { role: 'commander', at: 13, status: 'ACKNOWLEDGED', updated: 12 }, undefined],
  ['for the next one', { role: 'commander', at: 32, status: 'ACKNOWLEDGED', updated: 2 }, 'next-update'],
  ['no one in comms to acknowledge', { role: 'comms', at: 4 }, undefined],
  ['what customers may hear', { role: 'comms', at: 5 }, 'audience'],
  ['whether everyone knows that it is over', { role: 'comms', at: 600, updated: 2 }, 'all-clear'],
  ['nothing once they know', { role: 'comms', at: 600, updated: 590 }, undefined],
])('asks %s', async (_, drill, expected) => {
  expect(await about(drill)).toBe(expected);
});
