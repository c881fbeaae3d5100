import type { Fields } from 'slack-simulator';

export type FormName =
  | 'declare'
  | 'edit'
  | 'resolve'
  | 'severity'
  | 'update'
  | 'note'
  | 'task'
  | 'handoff'
  | 'timeline'
  | 'resolution'
  | 'drill';

/** Valid values, and the field next to which Slack shows errors about the whole form. */
export const FORM_VALUES: Record<FormName, { values: Record<string, string>; field: string }> = {
  declare: { values: { title: 'search is slow', severity: 'P1', visibility: 'public' }, field: 'title' },
  edit: { values: { title: 'another title', service: 'payments' }, field: 'title' },
  resolve: { values: { reason: 'rolled back' }, field: 'reason' },
  severity: { values: { severity: 'P0', reason: 'all regions' }, field: 'severity' },
  update: { values: { text: 'a roll-back is under way', audience: 'everyone', next: '30m' }, field: 'text' },
  note: { values: { note: 'failed over to the replica', at: '10m ago' }, field: 'note' },
  task: { values: { text: 'call the vendor', owner: 'U01BOB', due: 'friday' }, field: 'text' },
  handoff: { values: { to: 'U01BOB', note: 'watch the lag' }, field: 'to' },
  timeline: { values: { note: 'it matters' }, field: 'note' },
  resolution: { values: { note: 'The pool was too small.' }, field: 'note' },
  drill: {
    values: { title: 'search is slow', severity: 'P1', role: 'commander', speed: '10' },
    field: 'title',
  },
};

/** A submission as Slack sends it. */
export interface Submitted extends Fields {
  user: Fields & { id: string };
  view: Fields & { private_metadata: string; state?: { values: Record<string, Record<string, Fields>> } };
}

export interface BadForm {
  name: string;
  form: FormName;
  spoil: (submitted: Submitted) => void;
  says: RegExp;
}

const fill = (block: string, value: unknown) => (submitted: Submitted) => {
  const field = submitted.view.state?.values[block];
  if (!field) throw new Error(`the form has no ${block}`);
  const menus: Record<string, unknown> = {
    severity: { selected_option: { value } },
    visibility: { selected_option: { value } },
    owner: { selected_user: value },
    to: { selected_user: value },
  };
  field.value = (menus[block] ?? { type: 'plain_text_input', value }) as Fields;
};
const withoutState = ({ view }: Submitted) => void delete view.state;
const withState = (state: unknown) => (submitted: Submitted) => void Object.assign(submitted.view, { state });
const carrying = (metadata: string) => (submitted: Submitted) => {
  submitted.view.private_metadata = metadata;
};

const LONG = 'x'.repeat(3_001);
const OVERSIZED = 'x'.repeat(100_000);
/** Valid JSON with the wrong fields. */
const FOREIGN = JSON.stringify({ incident_id: { S: 'INC-1' }, version: '1', channel_id: 7, ts: 'abc' });

const emptied = (form: FormName, says: RegExp): BadForm[] => [
  { name: 'without state', form, spoil: withoutState, says },
  { name: 'without values', form, spoil: withState({}), says },
  { name: 'with a list for values', form, spoil: withState({ values: [] }), says },
  { name: 'with a text for state', form, spoil: withState('x'), says },
];
const misled = (form: FormName, says: RegExp): BadForm[] => [
  { name: 'with broken metadata', form, spoil: carrying('{"incident_id":'), says },
  { name: 'with oversized metadata', form, spoil: carrying(OVERSIZED), says },
  { name: 'with no metadata', form, spoil: carrying(''), says },
  { name: 'with metadata of another kind', form, spoil: carrying(FOREIGN), says },
];

export const BAD_FORMS: readonly BadForm[] = [
  ...emptied('declare', /Add a title/),
  ...emptied('drill', /Choose a severity/),
  ...emptied('edit', /Add a title/),
  ...emptied('resolution', /Write a note/),
  ...emptied('resolve', /Say how you know/),
  ...emptied('severity', /Choose a severity/),
  ...emptied('update', /Write the update/),
  ...emptied('note', /Write the note/),
  ...emptied('task', /What's the task/),
  ...(['resolve', 'severity', 'update', 'note', 'task', 'handoff'] as const).flatMap((form) =>
    misled(form, /out of date/),
  ),
  { name: 'without a reason for P0', form: 'severity', spoil: fill('reason', ' '), says: /Say why it's P0/ },
  { name: 'with 3,001 characters', form: 'resolve', spoil: fill('reason', LONG), says: /yours has 3001/ },
  { name: 'with a time that is over', form: 'update', spoil: fill('next', '1h ago'), says: /future time/ },
  { name: 'with a promise in a month', form: 'update', spoil: fill('next', '30d'), says: /at most 7 days/ },
  { name: 'with 3,001 characters', form: 'update', spoil: fill('text', LONG), says: /yours has 3001/ },
  { name: 'with no time', form: 'note', spoil: fill('at', 'when it broke'), says: /Couldn't read/ },
  { name: 'with a time to come', form: 'note', spoil: fill('at', 'tomorrow'), says: /is in the future/ },
  { name: 'with the severity it has', form: 'severity', spoil: fill('severity', 'P1'), says: /already P1/ },
  { name: 'with a bot as owner', form: 'task', spoil: fill('owner', 'U01AEGIS'), says: /can't take a task/ },
  { name: 'with no date', form: 'task', spoil: fill('due', 'some day'), says: /Couldn't read the day/ },
  {
    name: 'with a bot as commander',
    form: 'handoff',
    spoil: fill('to', 'U01AEGIS'),
    says: /can't take command/,
  },
  { name: 'with 3,001 characters', form: 'handoff', spoil: fill('note', LONG), says: /yours has 3001/ },
  ...misled('edit', /out of date/),
  ...misled('drill', /out of date/),
  ...misled('timeline', /isn't in an incident channel/),
  ...misled('resolution', /out of date/),
  { name: 'with a blank title', form: 'declare', spoil: fill('title', ' \u200B '), says: /Add a title/ },
  { name: 'with 3,001 characters', form: 'declare', spoil: fill('title', LONG), says: /yours has 3001/ },
  {
    name: 'with a severity of none',
    form: 'declare',
    spoil: fill('severity', 'P9'),
    says: /Choose a severity/,
  },
  {
    name: 'without saying who may see it',
    form: 'declare',
    spoil: fill('visibility', ''),
    says: /Choose who can see it/,
  },
  {
    name: 'with a prototype',
    form: 'declare',
    spoil: fill('severity', '__proto__'),
    says: /Choose a severity/,
  },
  { name: 'with a list as its title', form: 'declare', spoil: fill('title', ['x']), says: /Add a title/ },
  { name: 'with a blank title', form: 'edit', spoil: fill('title', '   '), says: /Add a title/ },
  { name: 'with 3,001 characters', form: 'edit', spoil: fill('title', LONG), says: /yours has 3001/ },
  {
    name: 'with a key as service',
    form: 'edit',
    spoil: fill('service', 'a#b'),
    says: /Use one word of letters/,
  },
  { name: 'with 3,001 characters', form: 'timeline', spoil: fill('note', LONG), says: /yours has 3001/ },
  { name: 'with 3,001 characters', form: 'resolution', spoil: fill('note', LONG), says: /yours has 3001/ },
  {
    name: 'with more bytes than an item has',
    form: 'resolution',
    spoil: fill('note', '漢'.repeat(1_900)),
    says: /yours has 1900/,
  },
  { name: 'with a blank note', form: 'resolution', spoil: fill('note', ' '), says: /Write a note/ },
];
