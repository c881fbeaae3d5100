import { useId, useState } from 'preact/hooks';
import type { Option } from '../../src/element-state.js';
import { plainText, type TextObject } from '../text/mrkdwn.js';
import { moveFocus } from '../ui/menu.js';
import { type Block, type Element, type Suggestions, useHost } from './host.js';
import { shownOption } from './shown-options.js';

interface ExternalSelectProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** A menu with options that the app suggests for the typed text. */
export function ExternalSelect({ block, element, labelledBy, describedBy }: ExternalSelectProps) {
  const host = useHost();
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [found, setFound] = useState<Option[]>([]);
  const chosen = (host.valueOf(block, element) ?? element.initial_option) as Option | undefined;
  const placeholder = element.placeholder ? plainText(element.placeholder as TextObject) : 'Type to search';
  const fewest = Number(element.min_query_length ?? 3);

  async function search(text: string): Promise<void> {
    setTyped(text);
    if (text.length < fewest) return setFound([]);
    setFound(allOptions(await host.suggest(block, element, text)));
  }

  function choose(option: Option): void {
    setTyped(undefined);
    setFound([]);
    host.set(block, element, option);
    if (block.type !== 'input' || block.dispatch_action === true) host.press(block, element, option);
  }

  const optionsIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[role=option]')];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of its field and options.
    <div class="external-select" onKeyDown={(event) => moveFocus(event, optionsIn(event.currentTarget))}>
      <input
        class="input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-label={labelledBy ? undefined : placeholder}
        placeholder={placeholder}
        value={typed ?? (chosen ? shownOption(chosen).label : '')}
        onInput={({ currentTarget }) => void search(currentTarget.value)}
      />
      {found.length > 0 && (
        <div id={list} class="suggestions" role="listbox" aria-label={placeholder}>
          {found.map((option) => (
            <button
              key={option.value}
              type="button"
              role="option"
              aria-selected={option.value === chosen?.value}
              onClick={() => choose(option)}
            >
              {shownOption(option).label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function allOptions({ options = [], option_groups = [] }: Suggestions): Option[] {
  return [...options, ...option_groups.flatMap((group) => group.options)];
}
