import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { savedTheme, setTheme, type Theme } from '../ui/theme.js';

const LABELS: Record<Theme, string> = { system: 'Like the system', light: 'Light', dark: 'Dark' };

export function ThemeMenu() {
  const [theme, setShown] = useState(savedTheme());
  const items = (Object.keys(LABELS) as Theme[]).map((one) => ({
    label: LABELS[one],
    isChecked: one === theme,
    onSelect() {
      setTheme(one);
      setShown(one);
    },
  }));
  return (
    <Menu label="Theme" items={items} align="end">
      <Icon name="theme" />
    </Menu>
  );
}
