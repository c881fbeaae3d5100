import type { ScreenUser } from '../../src/screen/protocol.js';

const HUES = 8;

/** The initials of a person, or of an app that isn't a member, on its own color. */
export function Avatar({
  user,
  app = '?',
  size = 'medium',
}: {
  user: ScreenUser | undefined;
  /** The message's custom author, if that isn't a user. */
  app?: string;
  size?: 'small' | 'medium';
}) {
  const name = user?.realName ?? app;
  const initials = name
    .split(' ')
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const hue = [...(user?.id ?? app)].reduce((sum, char) => sum + char.charCodeAt(0), 0) % HUES;
  return (
    // Not as text, which would have to be part of the names of buttons.
    <span
      class={`avatar hue-${hue} ${size}${user?.isBot !== false ? ' is-bot' : ''}`}
      aria-hidden="true"
      data-initials={initials}
    />
  );
}
