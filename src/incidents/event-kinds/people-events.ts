import { type EventKind, ordinary, publishedAs, USER_ID } from './event-kind.js';

const presence = (verb: 'joined' | 'left'): EventKind => ({
  ...ordinary,
  what: ({ user_id = '' }, { person }) => `${person(user_id)} ${verb}`,
  transcript: 'omitted',
  published: publishedAs(`participant.${verb}`, `someone ${verb} the incident`),
});

const ROLE = { role: '', from: USER_ID, user_id: USER_ID };

/** Events about participants, roles and pages. */
export const PEOPLE_EVENTS = {
  ROLE_ASSIGNED: {
    ...ordinary,
    what({ detail: { role, user_id, from } = {} }, { name, person, strong }) {
      if (role === undefined || user_id === undefined) return '';
      const before = from === undefined ? '' : ` instead of ${person(from)}`;
      return `${person(user_id)} is now ${strong(name(role))}${before}`;
    },
    by: ', assigned by ',
    part: 'roles',
    transcript: 'what-and-note',
    digest: 'skipped',
    published: publishedAs('role.assigned', 'someone got a role', ROLE),
  },
  HANDED_OVER: {
    ...ordinary,
    what({ detail: { from, user_id } = {} }, { person, strong }) {
      if (user_id === undefined) return '';
      const holder = from === undefined ? '' : ` from ${person(from)}`;
      return `${strong('Command')} handed over${holder} to ${person(user_id)}`;
    },
    part: 'roles',
    transcript: 'what-and-note',
    digest: 'background',
    isMilestone: true,
    published: publishedAs('role.handed_over', 'command was handed over', ROLE),
  },
  PARTICIPANT_JOINED: presence('joined'),
  PARTICIPANT_LEFT: presence('left'),
  /** The note has the reason. */
  PAGED: {
    ...ordinary,
    what: ({ detail = {} }, { name, strong }) => `${strong('Paged')} ${name(detail.service ?? '')}`,
    transcript: 'what-and-note',
    digest: 'background',
    isMilestone: true,
    published: publishedAs('page.sent', 'someone paged the on-call responder for a service', { service: '' }),
  },
  PAGE_ACKNOWLEDGED: {
    ...ordinary,
    what: ({ detail = {} }, { name, strong }) => {
      const by = detail.by === undefined ? '' : ` by ${name(detail.by)}`;
      return `${strong('Page')} of ${name(detail.service ?? '')} acknowledged${by}`;
    },
    digest: 'background',
    isMilestone: true,
    published: publishedAs('page.acknowledged', 'someone took a page', {
      service: '',
      by: 'as PagerDuty names them',
    }),
  },
} as const satisfies Record<string, EventKind>;
