import type { ScreenUser } from '../../src/screen/protocol.js';

const HUES = 8;

/** A person's initials on a color of their own. */
export function Avatar({
  user,
  size = 'medium',
}: {
  user: ScreenUser | undefined;
  size?: 'small' | 'medium';
}) {
  const name = user?.realName ?? '?';
  const initials = name
    .split(' ')
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const hue = [...(user?.id ?? '')].reduce((sum, char) => sum + char.charCodeAt(0), 0) % HUES;
  return (
    // Not as text, which would have to be part of the names of buttons.
    <span
      class={`avatar hue-${hue} ${size}${user?.isBot ? ' is-bot' : ''}`}
      aria-hidden="true"
      data-initials={initials}
    />
  );
}
