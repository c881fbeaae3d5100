import { expect, it } from 'vitest';
import { plainHtml } from '../../../src/capture/reader/files/plain-html.js';

it.each([
  [
    'cells of a row',
    '<table><tr><td>12</td>\n  <td>34</td></tr><tr><th>db</th><td>up</td></tr></table>',
    '12\t34\ndb\tup',
  ],
  ['an empty cell', '<tr><td></td><td>up</td><td></td></tr>', '\tup'],
  [
    "Gmail's lines",
    'Hello,<div>checkout is down</div><div><br></div><div>Dana</div>',
    'Hello,\ncheckout is down\nDana',
  ],
  [
    'blocks that only begin',
    'Summary<h2>Cause</h2>pool<p>Fix<p>restart',
    'Summary\nCause\npool\nFix\nrestart',
  ],
  [
    'a list and what follows',
    'Do:<ul><li>drain</li><li>wait</li></ul>Then call',
    'Do:\ndrain\nwait\nThen call',
  ],
  ['terms and their meanings', '<dl><dt>P1</dt><dd>all down</dd></dl>', 'P1\nall down'],
  ['blocks in blocks', '<div><div><p>a</p>\n</div></div>\n<div>b</div>', 'a\nb'],
  [
    'code',
    '<pre>  if x:\n    y</pre><div><pre>\u200B</pre></div><div><pre>z</pre></div>',
    '  if x:\n    y\n\nz',
  ],
  ['words in one line', 'it <b>is</b> <i>D</i>NS', 'it is DNS'],
  [
    'a link',
    'See <a class="x" href="https://run.example/a?b=1&amp;c=2"><b>the runbook</b></a>.',
    'See the runbook (https://run.example/a?b=1&c=2).',
  ],
  ['line breaks', 'a<br><br/>b', 'a\n\nb'],
  ['an end without a link', '<a href="https://run.example/a">a</a> b</a>', 'a (https://run.example/a) b'],
  [
    'a link that is its own label',
    '<a href="https://run.example/a">https://run.example/a</a>',
    'https://run.example/a',
  ],
  [
    'a link to mail, and one without an address',
    '<a href="mailto:a@b.example">Dana</a> <a name="x">here</a>',
    'Dana here',
  ],
  ['a picture', "<img src='x.png' alt='CPU at 90 %'><img alt=\"\" src='pixel.gif'> now", 'CPU at 90 % now'],
  ['styles and entities', '<style>p{}</style><p>2 &lt; 3&nbsp;&#128512;</p>', '2 < 3 😀'],
])('reads %s', (_, html, text) => {
  expect(plainHtml(html)).toBe(text);
});
