import * as z from 'zod';
import { SEVERITIES } from '../incidents/records/incident.js';
import { TASK_MAX } from '../incidents/records/incident-task.js';
import { line, serviceName } from './common-values.js';

const CHECKLISTS_MAX = 100;
/** Each task is a separate write, and people have to read them. */
const TASKS_MAX = 20;

const checklist = z.strictObject({
  name: line(60).describe('its name, as people see it'),
  severities: z
    .array(z.enum(SEVERITIES))
    .min(1)
    .optional()
    .describe('only incidents of these severities; all by default'),
  services: z
    .array(serviceName)
    .min(1)
    .max(CHECKLISTS_MAX)
    .optional()
    .describe('only incidents of these services; all by default'),
  tasks: z.array(line(TASK_MAX)).min(1).max(TASKS_MAX).describe('the tasks to add'),
});

/** Tasks added to incidents when they're declared, raised or moved to a service. */
export const checklistsSection = z.array(checklist).max(CHECKLISTS_MAX).default([]);
