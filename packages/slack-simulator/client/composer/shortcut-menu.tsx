import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { useWorkspace } from '../workspace-context.js';

/** The app's global shortcuts. */
export function ShortcutMenu() {
  const { state, store } = useWorkspace();
  const items = state.app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, description, callbackId }) => ({
      label: name,
      detail: description,
      onSelect: () => void store.act('shortcut', { callbackId }),
    }));
  if (items.length === 0) return null;
  return (
    <Menu label="Shortcuts" items={items} side="above">
      <Icon name="shortcut" />
    </Menu>
  );
}
