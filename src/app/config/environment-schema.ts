import * as z from 'zod';
import type { Setting } from './setting.js';
import { SETTINGS, type SettingName } from './settings-table.js';

type Schemas = { [Name in SettingName]: (typeof SETTINGS)[Name]['schema'] };

const entries: readonly [string, Setting][] = Object.entries(SETTINGS);

/** All settings, by environment variable name. */
export const environmentSchema = z.object(
  Object.fromEntries(entries.map(([name, one]) => [name, one.schema])) as Schemas,
);

export type GivenSettings = z.output<typeof environmentSchema>;
