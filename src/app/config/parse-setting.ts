import type { ReminderTimes } from '../../incidents/reminder-rules.js';

/** Returns text that isn't JSON unchanged, so that the schema rejects it. */
export function parseJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Parses `Payments, search-api` to `['payments', 'search-api']`. */
export function parseList(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '');
}

/** Whether every name of a list matches; a list may end with a comma. */
export function isListOf(name: RegExp): (text: string) => boolean {
  return (text) => /[^,\s]/.test(text) === (text !== '') && parseList(text).every((one) => name.test(one));
}

/** Parses `P0:30, commander:10` to times in minutes; `off` to none. */
export function parseReminders(text: string): ReminderTimes {
  const minutes = new Map(
    text.split(',').map((part) => {
      const [what = '', amount] = part.split(':');
      return [what.trim().toLowerCase(), Number(amount)];
    }),
  );
  const update = [...minutes].flatMap(([what, amount]): [string, number][] =>
    /^p[0-4]$/.test(what) ? [[what.toUpperCase(), amount]] : [],
  );
  return { update: new Map(update), commander: minutes.get('commander'), close: minutes.get('close') };
}
