import type { Timestamp } from '../../base/timestamp.js';
import type { Alert } from '../../incidents/records/alert.js';

/** One authenticated POST of a source. */
export interface SourceDelivery {
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON. */
  body: unknown;
  receivedAt: Timestamp;
}

/** That someone took a page which `/incident page` sent. */
export interface PageAcknowledgement {
  /** Of the source's delivery; a redelivery has the same. */
  eventId: string;
  /** The deduplication key that the page was sent with. */
  key: string;
  at: Timestamp;
  /** As the source names them. */
  by?: string | undefined;
}

/** What one POST says. */
export interface AdaptedDelivery {
  alerts: Alert[];
  /** How many alerts the source left out of the delivery. */
  omitted?: number;
  acknowledgements?: PageAcknowledgement[];
}

/** Reads a source's payload. Throws ZodError for what isn't one; what is no news becomes no alert. */
export type ReadDelivery = (delivery: SourceDelivery) => AdaptedDelivery;
