import { declareForm } from './declare/declare-form.js';
import type { Form } from './kernel/form.js';
import { editForm } from './lifecycle/edit.js';
import { timelineForm } from './notes/timeline-form.js';
import { resolutionForm } from './summaries/resolution/resolution-form.js';

/** Every modal that people submit. */
export const FORMS: readonly Form[] = [declareForm, editForm, timelineForm, resolutionForm];
