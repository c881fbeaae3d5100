import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { BOB } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });

it.each([null, '', 'Mars/Olympus'])(
  'reads times as UTC for a person whose time zone in Slack is %j',
  async (timeZone) => {
    const channel = await aegis().declare();
    const bob = aegis().workspace.users.get(BOB);
    if (bob) aegis().workspace.users.set(BOB, { ...bob, timeZone });
    const type = (text: string) => aegis().type(text, { channel, user: BOB });

    const answers = [
      await type('list on yesterday'),
      await type('note at:14:05 the vendor called'),
      await type('task due:friday write the report'),
      await type('summary as-of 14:06'),
    ];

    expect(answers.filter((answer) => answer.includes('went wrong'))).toEqual([]);
    expect(answers.filter((answer) => !answer.includes('as UTC'))).toEqual([]);
    expect(answers[1]).toMatch(/Noted on INC-1 for.*2025-01-15 14:05 UTC/s);
  },
);
