import { declareForm } from './declare-form.js';
import { editForm } from './edit.js';
import type { Form } from './form.js';
import { resolutionForm } from './resolution.js';
import { timelineForm } from './timeline-form.js';

/** Every modal that people submit. */
export const FORMS: readonly Form[] = [declareForm, editForm, timelineForm, resolutionForm];
