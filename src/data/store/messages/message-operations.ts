import { getComments, getMessage } from './get-message.js';
import { markMessage } from './mark-message.js';
import { recordNote } from './record-note.js';
import { deleteMessage, editMessage, recordMessage } from './write-message.js';

export const messageOperations = {
  deleteMessage,
  editMessage,
  getComments,
  getMessage,
  markMessage,
  recordMessage,
  recordNote,
};
