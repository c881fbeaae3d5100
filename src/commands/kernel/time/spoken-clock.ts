const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MINUTES: Readonly<Record<string, number>> = { half: 30, quarter: 15, five: 5, ten: 10, twenty: 20 };
const SPOKEN = new RegExp(
  `^(?:at )?(half|(?:a )?quarter|five|ten|twenty|\\d{1,2})(?: min(?:ute)?s?)? (past|after|to|before) (\\d{1,2}|${HOURS.join('|')}) ?(am|pm)?$`,
  'i',
);
const HOUR_MINUTES = 60;

/**
 * `half past 3` and `quarter to four`, in minutes after midnight: in the morning and in the afternoon, or the one that's
 * said. Empty for anything else.
 */
export function readSpokenClock(said: string): number[] {
  const [, part = '', side = '', word = '', half] = SPOKEN.exec(said.trim().toLowerCase()) ?? [];
  const minutes = MINUTES[part.replace(/^a /, '')] ?? Number(part);
  const hour = HOURS.indexOf(word) + 1 || Number(word);
  if (word === '' || minutes >= HOUR_MINUTES || hour < 1 || hour > 12) return [];
  const past = /past|after/.test(side) ? minutes : -minutes;
  return [half === 'pm' ? [] : [0], half === 'am' ? [] : [12]]
    .flat()
    .map((add) => ((hour % 12) + add) * HOUR_MINUTES + past)
    .map((at) => (at + 24 * HOUR_MINUTES) % (24 * HOUR_MINUTES));
}
