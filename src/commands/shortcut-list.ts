/** Every shortcut, as Slack lists it. manifest.yml and the simulated workspace register these. */
export const SHORTCUT_LIST = [
  {
    name: 'Declare an incident',
    type: 'global',
    callbackId: 'declare_incident',
    description: 'Opens the form',
  },
  {
    name: 'Declare from message',
    type: 'message',
    callbackId: 'declare_from_message',
    description: 'Opens the form with the message as its title',
  },
  {
    name: 'Add to incident timeline',
    type: 'message',
    callbackId: 'add_to_timeline',
    description: 'Makes the message a key event',
  },
  {
    name: 'Check against the record',
    type: 'message',
    callbackId: 'check_message',
    description: 'Marks each sentence as on record, contradicted or not on record',
  },
] as const satisfies readonly {
  name: string;
  type: 'global' | 'message';
  callbackId: string;
  description: string;
}[];

export type ShortcutId = (typeof SHORTCUT_LIST)[number]['callbackId'];
