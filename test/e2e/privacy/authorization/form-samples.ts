import type { View } from 'slack-simulator';
import { sampleTexts } from '../../../../scripts/sample-texts.js';
import { TIMELINE_MODAL } from '../../../../src/commands/notes/timeline-modal.js';
import { FORM_VALUES, type FormName } from '../../../support/bad-inputs/forms.js';
import { SAMPLES } from '../../../views/samples.js';
import { INCIDENT } from './button-lines.js';

interface SampleForm {
  view: View;
  values: Record<string, string>;
}

/** A form about the incident as Aegis opens it, with what someone filled in. Throws for one without a sample or values. */
export function findForm(callbackId: string): SampleForm {
  const name = callbackId === TIMELINE_MODAL ? 'timeline' : callbackId;
  const known = FORM_VALUES[name as FormName];
  const view = Object.values(SAMPLES)
    .map((build) => build(textsOfIncident()))
    .find((one) => 'type' in one && one.callback_id === callbackId);
  if (!known || !view) throw new Error(`the form ${callbackId} has no sample or no values`);
  return { view: { ...(view as unknown as View), id: `V${callbackId}` }, values: known.values };
}

function textsOfIncident() {
  const { word, many } = sampleTexts(1);
  return {
    many,
    word: (place: Parameters<typeof word>[0], n?: number) => (place === 'id' ? INCIDENT : word(place, n)),
  };
}
