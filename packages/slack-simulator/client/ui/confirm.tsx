import type { TextObject } from '../text/mrkdwn.js';
import { plainText, TextOf } from '../text/mrkdwn.js';
import { Dialog } from './dialog.js';

/** Block Kit's confirmation dialog. */
export interface ConfirmObject {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}

interface ConfirmProps {
  of: ConfirmObject;
  onConfirm: () => void;
  onDeny: () => void;
}

export function Confirm({ of, onConfirm, onDeny }: ConfirmProps) {
  const actions = (
    <>
      <button type="button" class="button" onClick={onDeny}>
        {plainText(of.deny)}
      </button>
      <button type="submit" class={`button ${of.style ?? 'primary'}`}>
        {plainText(of.confirm)}
      </button>
    </>
  );
  return (
    <Dialog title={plainText(of.title)} size="small" onClose={onDeny} onSubmit={onConfirm} actions={actions}>
      <TextOf of={of.text} />
    </Dialog>
  );
}
