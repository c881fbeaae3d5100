import { expect, it } from 'vitest';
import { objectionsFor } from './objections-for.js';

const REFUND = 'about 5,200 matches aborted, we want to refund the points';
const FREE = 'environ 60 sessions gratuites, on ne les facture pas';
const BERRIES = '12 Paletten Beeren umgelagert, weggeworfen wurde nichts';
const WEB = 'cobros parados en la web, en la app siguen';
const IPHONE = 'o app fecha sozinho no Android, iPhone ok';
const EAST = '関東は正常、関西でエラー';

it.each([
  [REFUND, 'Points for the 5,200 aborted matches were refunded.'],
  [FREE, 'Les 60 sessions gratuites ont été facturées.'],
  [BERRIES, '12 Paletten Beeren wurden weggeworfen.'],
  [WEB, 'Los cobros se pararon en la app.'],
  [IPHONE, 'O app fecha sozinho em iPhone.'],
])(
  'objects to a claim that takes a word from a clause that says otherwise: "%s" "%s"',
  async (said, claim) => {
    expect(await objectionsFor([said], claim)).toContain('clause');
  },
);

it.each([
  [REFUND, 'About 5,200 matches were aborted.'],
  [REFUND, 'They want to refund the points of the 5,200 aborted matches.'],
  [FREE, 'Les 60 sessions gratuites ne sont pas facturées.'],
  [BERRIES, '12 Paletten Beeren wurden umgelagert.'],
  [WEB, 'Los cobros se pararon en la web.'],
  [EAST, '関西でエラーが出ていた。'],
  ["labels aren't printing at the Leeds depot, drivers are queueing", 'Drivers queued in Leeds.'],
  ['deploy done, but the cache did not warm up', 'The deploy is done.'],
])('does not object to one that keeps it: "%s" "%s"', async (said, claim) => {
  expect(await objectionsFor([said], claim)).not.toContain('clause');
});
