import { describe, expect, it } from 'vitest';
import { objectionsFor } from './objections-for.js';

describe('a claim about what is still to come', () => {
  it.each([
    ['coming', 'Alarms for every hall, tomorrow', 'Alarms were added for every hall.'],
    [
      'coming',
      'nachher die Bestellnummer auf eine Zahl',
      'Die Bestellnummer wurde auf eine Zahl umgestellt.',
    ],
    ['coming', 'vuelvo a subir los roles esta tarde', 'Los roles fueron subidos otra vez.'],
    ['coming', 'la sauvegarde, demain', 'La sauvegarde a été faite.'],
    ['coming', 'o backup, amanhã', 'O backup foi feito.'],
    ['estimate', 'Rough guess 2-3h for the migration', 'The migration takes 2-3 hours.'],
    ['estimate', 'Rough guess 2-3h for the migration', 'The migration takes exactly three hours.'],
    ['estimate', 'Estimate for the restores: about two hours', 'The restores will be finished in two hours.'],
  ])('%s: %s', async (rule, said, claim) => {
    expect(await objectionsFor([said], claim)).toContain(rule);
  });

  it.each([
    ['coming', 'Alarms for every hall, tomorrow', 'Alarms for every hall are planned for tomorrow.'],
    ['coming', '15 were sorted at the gate, two fly tomorrow', '15 had been sorted at the gate.'],
    ['coming', 'The sale is tomorrow', 'The sale was the next day.'],
    ['estimate', 'Rough guess 2-3h for the migration', 'The migration takes about 2-3 hours.'],
    ['estimate', 'Rough guess 2-3h for the migration', 'The migration was expected to take 2-3 hours.'],
  ])('not %s: %s', async (rule, said, claim) => {
    expect(await objectionsFor([said], claim)).not.toContain(rule);
  });
});
