/** Text typed after `/incident` by mistake or in bad faith, and what the answer has to say. */
export interface BadCommand {
  name: string;
  text: string;
  says: RegExp;
}

const MENU = /^What would you like to do\?/;
const UNKNOWN = /^There's no command "[^\n]+"\. `\/incident help`/;
const WHICH = /^Which incident\? Add its id/;

export const BAD_COMMANDS: readonly BadCommand[] = [
  { name: 'empty', text: '', says: MENU },
  { name: 'spaces', text: '   ', says: MENU },
  { name: '40,000 characters', text: 'x'.repeat(40_000), says: UNKNOWN },
  {
    name: '40,000 characters of a title',
    text: `declare P1 ${'x'.repeat(40_000)}`,
    says: /is limited to 120 characters/,
  },
  {
    name: '8,000 words',
    text: 'list '.repeat(8_000),
    says: /^The dates and words of a search are limited to 80 characters/,
  },
  { name: 'an unknown verb', text: 'frobnicate the gateway', says: UNKNOWN },
  { name: 'a declaration without a title', text: 'declare P1', says: /Add a title/ },
  { name: 'a declaration of quotes alone', text: 'declare P1 “”', says: /Add a title/ },
  { name: 'an invalid severity', text: 'declare P10 all is down', says: /"P10" isn't a severity/ },
  { name: 'a severity outside the five', text: 'severity P5 INC-1', says: /Start with a severity/ },
  {
    name: 'a title that is too long',
    text: `declare P1 ${'long '.repeat(100)}`,
    says: /is limited to 120 characters/,
  },
  { name: 'a prototype', text: '__proto__', says: UNKNOWN },
  { name: 'a prototype as a status', text: 'status __proto__ INC-1', says: /Start with `acknowledged`/ },
  { name: 'a key as an ID', text: 'show INC-1#METADATA', says: WHICH },
  { name: 'an unknown ID', text: 'resolve INC-999999', says: /There's no incident INC-999999/ },
  { name: 'a mention of the channel', text: '<!channel>', says: UNKNOWN },
  { name: 'a group', text: '<!subteam^S1>', says: UNKNOWN },
  { name: 'a labeled link', text: '<https://x.example/?d=1|click>', says: UNKNOWN },
  { name: 'a bare URL', text: 'https://x.example/?d=1', says: UNKNOWN },
  { name: 'a Markdown link', text: '[a](http://x.example)', says: UNKNOWN },
  { name: 'an entity', text: '&lt;!here&gt;', says: /no command "&lt;!here&gt;"/ },
  { name: 'a right-to-left override', text: '\u202Esnd', says: UNKNOWN },
  { name: 'invisible characters', text: '\u200B\u200B', says: MENU },
  { name: 'a NUL', text: '\u0000', says: MENU },
  { name: 'half a surrogate', text: 'status \uD83D', says: WHICH },
  {
    name: 'smart quotes',
    text: '“lsit”',
    says: /^There's no command "[^\n]+"\. Did you mean `\/incident list`/,
  },
  { name: 'no mention', text: 'assign everybody comms INC-1', says: /^Name a person/ },
  {
    name: 'a bot as commander',
    text: 'assign <@U01AEGIS> commander INC-1',
    says: /is a bot and can't take a role/,
  },
  {
    name: 'two commanders',
    text: 'assign <@U01BOB> <@U01CAROL> commander INC-1',
    says: /one person at a time/,
  },
  {
    name: 'a mention as a time',
    text: 'note at:<!channel> INC-1',
    says: /^Couldn't read the time "@channel"/,
  },
  { name: 'a foreign cursor', text: 'list page:AAAA', says: /no longer valid/ },
];

interface OddTitle {
  name: string;
  text: string;
  title: string;
}

/** Unusual titles that are fine. */
export const ODD_TITLES: readonly OddTitle[] = [
  { name: 'small letters', text: 'declare p1 the site is down', title: 'the site is down' },
  { name: 'smart quotes', text: 'declare P1 “logins fail”', title: 'logins fail' },
  { name: 'markdown', text: 'declare P1 [a](http://x.example)', title: '[a](http://x.example)' },
  {
    name: 'a bare URL',
    text: 'declare P1 <https://x.example/?a=1&amp;b=2> is down',
    title: 'https://x.example/?a=1&b=2 is down',
  },
  {
    name: 'a labeled link',
    text: 'declare P1 <https://x.example/?d=1|click>',
    title: 'click (https://x.example/?d=1)',
  },
  { name: 'a mention of the channel', text: 'declare P1 <!channel> is down', title: '@channel is down' },
  { name: 'a group', text: 'declare P1 <!subteam^S1> is paged', title: 'a user group is paged' },
  { name: 'direction marks', text: 'declare P1 ab\u202Ecd', title: 'abcd' },
  { name: 'zero-width characters', text: 'declare P1 ab\u200B\uFEFFcd', title: 'abcd' },
  { name: 'a NUL', text: 'declare P1 ab\u0000cd', title: 'abcd' },
  { name: 'half a surrogate', text: 'declare P1 ab\uD83Dcd', title: 'ab\uFFFDcd' },
  { name: 'an entity', text: 'declare P1 &lt;!here&gt; &amp; more', title: '<!here> & more' },
  { name: 'a prototype', text: 'declare P1 __proto__ is polluted', title: '__proto__ is polluted' },
  { name: 'a service key', text: 'declare P1 service:Search queries time out', title: 'queries time out' },
  { name: 'other scripts', text: 'declare P1 決済が失敗する', title: '決済が失敗する' },
];
