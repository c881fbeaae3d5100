import { useMemo, useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog.js';
import { moveFocus } from '../ui/menu.js';
import { EMOJI, type Emoji, searchEmoji } from './emoji.js';

interface EmojiPickerProps {
  onPick: (name: string) => void;
  onClose: () => void;
}

const MAX_FOUND = 120;

/** Every standard emoji, by group or by what was typed. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const [typed, setTyped] = useState('');
  const groups = useMemo(() => groupsFor(typed.trim()), [typed]);
  const pick = (name: string) => {
    onClose();
    onPick(name);
  };
  const pickFirst = () => {
    const [first] = groups[0]?.emoji ?? [];
    if (first) pick(first.name);
  };
  return (
    <Dialog title="Pick an emoji" size="small" onClose={onClose} onSubmit={pickFirst}>
      <input
        class="input"
        type="search"
        aria-label="Search emoji"
        placeholder="Search, such as pushpin"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {groups.length === 0 && <p class="quiet">No emoji has that name.</p>}
      {groups.map(({ group, emoji }) => (
        <EmojiGroup key={group} group={group} emoji={emoji} onPick={pick} />
      ))}
    </Dialog>
  );
}

interface Group {
  group: string;
  emoji: Emoji[];
}

function EmojiGroup({ group, emoji, onPick }: Group & { onPick: (name: string) => void }) {
  const buttons = (root: HTMLElement) => [...root.querySelectorAll('button')];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a grid in every browser.
    <div
      class="emoji-group"
      role="group"
      aria-label={group}
      onKeyDown={(event) => moveFocus(arrowsAsLines(event), buttons(event.currentTarget))}
    >
      <h3>{group}</h3>
      {emoji.map(({ name, char }) => (
        <button key={name} type="button" aria-label={name} title={`:${name}:`} onClick={() => onPick(name)}>
          {char}
        </button>
      ))}
    </div>
  );
}

/** Left and right move like up and down. */
function arrowsAsLines(event: KeyboardEvent): KeyboardEvent {
  const key = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }[event.key];
  if (!key) return event;
  event.preventDefault();
  return new KeyboardEvent('keydown', { key });
}

function groupsFor(typed: string): Group[] {
  if (typed !== '') {
    const emoji = searchEmoji(typed, MAX_FOUND);
    return emoji.length > 0 ? [{ group: 'Found', emoji }] : [];
  }
  return [...Map.groupBy(EMOJI, ({ group }) => group)].map(([group, emoji]) => ({ group, emoji }));
}
