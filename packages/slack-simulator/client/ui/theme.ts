const KEY = 'theme';

export type Theme = 'system' | 'light' | 'dark';

export function savedTheme(): Theme {
  const saved = localStorage.getItem(KEY);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Sets and keeps the theme; `system` follows the operating system. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applySavedTheme();
}

export function applySavedTheme(): void {
  const theme = savedTheme();
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
