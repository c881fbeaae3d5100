import { describe, expect, it } from 'vitest';
import { DRILL_NAMES, readDrill } from '../../src/drills/library.js';
import { readScript } from '../../src/drills/script.js';
import { readTranscript } from '../../src/drills/transcript-file.js';
import { readTypedCommand } from '../../src/drills/typed-commands.js';

const said = async (name: string) => {
  const script = await readScript(readDrill(name), 'commander');
  return script.lines.map(({ number, text }) => ({ text, isPlayed: script.played.includes(number) }));
};

describe('a script', () => {
  it("leaves the lead's decisions and questions to the learner, and keeps what they report", async () => {
    const lines = await said('full-disk');

    const unplayed = lines.filter(({ isPlayed }) => !isPlayed).map(({ text }) => text);
    expect(unplayed).toEqual([
      'Decision: take the two full nodes out of the load balancer first, then grow their disks.',
      'Next: Search engineer adds an alert for index disks above 80 % by Thursday.',
    ]);
    expect(lines.map(({ text }) => text)).toContain(
      'disks of both nodes grown to 800 GB, compaction runs again',
    );
  });

  it("says the commander's changes aloud to a learner who writes the updates", async () => {
    const texts = async (role: 'commander' | 'comms') =>
      (await readScript(readDrill('full-disk'), role)).lines.map(({ text }) => text);
    const status = 'Status: mitigating. taking the full nodes out of rotation';

    expect(await texts('comms')).toContain(status);
    expect(await texts('commander')).not.toContain(status);
  });

  it('says the last version of edited messages, and no deleted ones', async () => {
    const at = (second: number) => `2026-03-10T09:00:0${second}.000000Z`;
    const transcript = readTranscript([
      { kind: 'meta', users: [{ id: 'U1', name: 'Ann' }] },
      { at: at(1), kind: 'message', user: 'U1', text: 'since 3 March' },
      { at: at(2), kind: 'message', user: 'U1', text: 'password is hunter2' },
      { at: at(3), kind: 'edit', user: 'U1', target: at(1), text: 'since 2 March' },
      { at: at(4), kind: 'delete', user: 'U1', target: at(2) },
    ]);

    const { lines } = await readScript(transcript, 'commander');

    expect(lines.map(({ text }) => text)).toEqual(['since 2 March']);
  });

  it.each(DRILL_NAMES)('of %s has facts, each known at some time of the story', async (name) => {
    const { facts, lengthMs } = await readScript(readDrill(name), 'commander');

    expect(facts.length).toBeGreaterThan(2);
    expect(facts.every(({ ms }) => ms <= lengthMs)).toBe(true);
  });

  it("uses the digest's strongest statements as facts if the transcript has none", async () => {
    const { meta, lines } = readDrill('full-disk');

    const { facts } = await readScript({ meta: { ...meta, facts: undefined }, lines }, 'commander');

    expect(facts.map(({ fact }) => fact).join()).toContain('compaction');
  });
});

it.each([
  ['/incident declare P1 search is down', { does: 'declare', severity: 'P1', title: 'search is down' }],
  ['/incident ack on it', { does: 'status', status: 'ACKNOWLEDGED', note: 'on it' }],
  ['/incident status resolved all good', { does: 'status', status: 'RESOLVED', note: 'all good' }],
  ['/incident severity p0 everywhere', { does: 'severity', severity: 'P0' }],
  ['/incident assign <@U1> comms', { does: 'assign', person: 'U1', role: 'comms' }],
  ['/incident summary', { does: 'other' }],
])('reads %s', (line, command) => {
  expect(readTypedCommand(line)).toEqual(command);
});
