import { copyOperations } from './copy-operations.js';
import { fileOperations } from './file-operations.js';
import { getComments, getEvenExpired, getMessage } from './get-message.js';
import { commentsBetween, getMessages } from './read-comments.js';
import { recordNote } from './record-note.js';
import { recordNotePost } from './record-note-post.js';
import { deleteMessage, editMessage, markMessage, recordMessage } from './write-message.js';

export const messageOperations = {
  ...copyOperations,
  ...fileOperations,
  commentsBetween,
  deleteMessage,
  editMessage,
  getComments,
  getEvenExpired,
  getMessage,
  getMessages,
  markMessage,
  recordMessage,
  recordNote,
  recordNotePost,
};
