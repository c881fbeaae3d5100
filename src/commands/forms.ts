import { declareForm } from './declare/declare-form.js';
import type { Form } from './kernel/forms/form.js';
import { editForm } from './lifecycle/edit.js';
import { resolveForm } from './lifecycle/resolve-form.js';
import { severityForm } from './lifecycle/severity-form.js';
import { noteForm } from './notes/note-form.js';
import { timelineForm } from './notes/timeline-form.js';
import { drillForm } from './practice/drill-form.js';
import { handoffForm } from './summaries/handoff/handoff-form.js';
import { resolutionForm } from './summaries/resolution/resolution-form.js';
import { taskForm } from './tasks/task-form.js';
import { updateForm } from './updates/update-form.js';

/** Every modal that people submit. */
export const FORMS: readonly Form[] = [
  declareForm,
  editForm,
  resolveForm,
  severityForm,
  updateForm,
  noteForm,
  taskForm,
  handoffForm,
  timelineForm,
  resolutionForm,
  drillForm,
];
