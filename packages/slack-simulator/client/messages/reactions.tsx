import { useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { EmojiChar } from '../text/inline-element.js';
import { Icon } from '../ui/icon.js';
import { useBasics } from '../workspace-context.js';

interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export function Reactions({ channel, message }: { channel: string; message: ScreenMessage }) {
  const { store, me, users } = useBasics();
  const [isPicking, setPicking] = useState(false);
  const reactions = (message.reactions ?? []) as Reaction[];
  if (reactions.length === 0) return null;
  const react = (name: string, present: boolean) =>
    void store.act('react', { channel, ts: message.ts, name, present });
  return (
    <div class="reactions">
      {reactions.map(({ name, users: people, count }) => {
        const isMine = people.includes(me.id);
        const names = people.map((id) => users.get(id)?.name ?? id).join(', ');
        return (
          <button
            key={name}
            type="button"
            class="reaction"
            aria-pressed={isMine}
            aria-label={`${name.replaceAll('_', ' ')}, ${count}: ${names}`}
            title={`${names} reacted with :${name}:`}
            onClick={() => react(name, !isMine)}
          >
            <EmojiChar name={name} /> {count}
          </button>
        );
      })}
      <button type="button" class="reaction add" aria-label="Add a reaction" onClick={() => setPicking(true)}>
        <Icon name="smile" />
      </button>
      {isPicking && <EmojiPicker onPick={(name) => react(name, true)} onClose={() => setPicking(false)} />}
    </div>
  );
}
