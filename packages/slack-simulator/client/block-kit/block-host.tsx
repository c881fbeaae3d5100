import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Input } from '../../src/element-state.js';
import { Confirm } from '../ui/confirm.js';
import { useBasics } from '../workspace-context.js';
import {
  type Block,
  type Element,
  type Host,
  HostProvider,
  keyOf,
  type Site,
  type Suggestions,
} from './host.js';

export type Values = Record<string, Input | undefined>;

interface BlockHostProps {
  site: Site;
  values: Values;
  onChange: (values: Values) => void;
  errors?: Record<string, string>;
  children: ComponentChildren;
}

interface Press {
  block: Block;
  element: Element;
  choice: Input | undefined;
}

/** Connects the elements of a message or view with the app. */
export function BlockHost({ site, values, onChange, errors = {}, children }: BlockHostProps) {
  const { store } = useBasics();
  const [asked, setAsked] = useState<Press>();
  const [busy, setBusy] = useState('');

  async function send({ block, element, choice }: Press): Promise<void> {
    setAsked(undefined);
    setBusy(keyOf(block, element));
    const about = { site, actionId: element.action_id, blockId: block.block_id };
    await store.act('press', { ...about, values, ...(choice !== undefined && { choice }) });
    setBusy('');
  }

  const host: Host = {
    valueOf: (block, element) => values[keyOf(block, element)],
    set: (block, element, value) => onChange({ ...values, [keyOf(block, element)]: value }),
    press(block, element, choice) {
      // As in Slack, a second press waits until the app has answered the first.
      if (busy === keyOf(block, element)) return;
      const press = { block, element, choice };
      if (element.confirm) setAsked(press);
      else void send(press);
    },
    async suggest({ block_id: blockId }, { action_id: actionId }, value) {
      return (await store.act<Suggestions>('suggest', { site, actionId, blockId, value })) ?? {};
    },
    errorOf: ({ block_id }) => errors[block_id],
    isBusy: (block, element) => busy === keyOf(block, element),
  };
  return (
    <HostProvider.Provider value={host}>
      {children}
      {asked?.element.confirm && (
        <Confirm
          of={asked.element.confirm}
          onConfirm={() => void send(asked)}
          onDeny={() => setAsked(undefined)}
        />
      )}
    </HostProvider.Provider>
  );
}
