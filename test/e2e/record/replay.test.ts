import { readFileSync } from 'node:fs';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/app/config/config.js';
import { type EmbeddedTable, startDynoxide } from '../../../src/app/embedded/dynoxide.js';
import { openSummarizer } from '../../../src/app/open/open-summarizer.js';
import { UsageError } from '../../../src/base/errors.js';
import { renderReplay } from '../../../src/cli/replay/render-replay.js';
import { type Replayed, replayTranscript } from '../../../src/cli/replay/replay-transcript.js';
import { parseTranscript } from '../../../src/drills/transcript-file.js';
import { createTestLogger } from '../../support/logger.js';
import { openTestTable } from '../../support/open-test-table.js';

const source = readFileSync(new URL('../../../examples/search-disk-full.jsonl', import.meta.url), 'utf8');
const transcript = parseTranscript(source);
const summarizer = openSummarizer(readConfig({}, 'embedded'), createTestLogger());
let engine: EmbeddedTable;
let replayed: Replayed;

async function everything() {
  const table = openTestTable({
    endpoint: engine.endpoint,
    tableName: 'aegis-replay',
    now: () => '2026-03-10T10:00:00.000000Z',
  });
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  table.client.destroy();
  // Played again, an edit checks the summary that there wasn't the first time, and Slack gives a file another id.
  const kept = Items.filter(({ PK, kind }) => kind !== 'withdraw-words' && !String(PK).startsWith('FILE#'));
  return kept.sort((a, b) => `${a.PK} ${a.SK}`.localeCompare(`${b.PK} ${b.SK}`));
}

beforeAll(async () => {
  engine = await startDynoxide();
  replayed = await replayTranscript(transcript, { summarizer, endpoint: engine.endpoint });
});

afterAll(() => engine.stop());

describe('the sample transcript', () => {
  it('replays without a loss', () => {
    const { incident, comments, events, errors } = replayed;

    expect(errors).toEqual([]);
    expect(incident).toMatchObject({
      title: 'Search fails for a third of requests',
      service: 'search-api',
      severity: 'P1',
      status: 'RESOLVED',
      created_at: '2026-03-10T09:13:02.551907Z',
      resolved_at: '2026-03-10T10:01:17.692767Z',
      roles: { commander: 'U_LEAD' },
    });
    expect(comments).toHaveLength(17);
    expect(events.filter(({ type }) => type === 'STATUS_CHANGED')).toHaveLength(3);
  });

  it('keeps the last version of edits, and nothing of deleted text', () => {
    const texts = replayed.comments.map(({ text }) => text);

    expect(texts.some((text) => text?.includes('since 2 March'))).toBe(true);
    expect(JSON.stringify(replayed)).not.toMatch(/since 3 March|not-a-real-password/);
  });

  it('ends with a summary that cites items of the record', () => {
    const { comments, events, summaries } = replayed;
    const keys = new Set([
      ...comments.map(({ timestamp }) => `COMMENT#${timestamp}`),
      ...events.map(({ timestamp, event_id }) => `EVENT#${timestamp}#${event_id}`),
    ]);
    const citations = summaries.flatMap(({ claims }) => claims.flatMap((claim) => claim.citations));

    expect(citations.length).toBeGreaterThan(0);
    expect(citations.filter((citation) => !keys.has(citation))).toEqual([]);
  });

  it('reads well in a terminal', () => {
    const text = renderReplay(replayed);

    expect(text).toContain('INC-1  P1  Resolved  Search fails for a third of requests');
    expect(text).toContain('Nothing was lost.');
    expect(text).toMatch(/ participants, 1 summary\n/);
    expect(text).not.toMatch(/\[(?:.* )?(\d\d:\d\d) \1\b/);
  });

  it('changes nothing when it is replayed into the same table again', async () => {
    const before = await everything();

    const again = await replayTranscript(transcript, { summarizer, endpoint: engine.endpoint });

    expect(again.errors).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('shows only what was known at a moment', async () => {
    const asOf = '2026-03-10T09:19:00.000000Z';
    const early = await replayTranscript(transcript, { summarizer, asOf });

    expect(early.incident).toMatchObject({ status: 'ACKNOWLEDGED', severity: 'P2' });
    expect(early.comments.every(({ timestamp }) => timestamp <= asOf)).toBe(true);
    expect(early.errors).toEqual([]);
  });
});

describe('an invalid transcript', () => {
  it.each([
    ['empty', '', 'The transcript is empty'],
    ['not JSON', `${source}{"at"`, "Line 32 of the transcript isn't JSON"],
    ['without its first line', source.split('\n').slice(1).join('\n'), 'Line 1 of the transcript'],
    [
      'of an unknown kind',
      `${source}{"kind":"shout","at":"2026-03-10T10:05:00Z","user":"U_LEAD"}`,
      'Line 32',
    ],
    ['without a time', `${source}{"kind":"leave","at":"later","user":"U_LEAD"}`, '"later" isn\'t a UTC time'],
  ])('is reported as %s, with its line', (_, text, message) => {
    expect(() => parseTranscript(text)).toThrow(UsageError);
    expect(() => parseTranscript(text)).toThrow(message);
  });

  it('is reported if it declares no incident', async () => {
    const lines = transcript.lines.filter(({ kind }) => kind === 'message');

    await expect(replayTranscript({ ...transcript, lines }, { summarizer })).rejects.toThrow(
      'declares no incident',
    );
  });
});
