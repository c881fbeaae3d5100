import type { Timestamp } from '../../base/timestamp.js';
import type { Alert } from '../../incidents/records/alert.js';

/** One authenticated POST from a source. */
export interface SourceDelivery {
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON. */
  body: unknown;
  receivedAt: Timestamp;
}

/** Someone acknowledged a page sent by `/incident page`. */
export interface PageAcknowledgement {
  /** The id of the source's delivery; a redelivery has the same one. */
  eventId: string;
  /** The deduplication key that the page was sent with. */
  key: string;
  at: Timestamp;
  /** The person, as named by the source. */
  by?: string | undefined;
}

/** The content of one POST. */
export interface AdaptedDelivery {
  alerts: Alert[];
  /** How many alerts the source left out of the delivery. */
  omitted?: number;
  acknowledgements?: PageAcknowledgement[];
}

/** Reads a source's payload. Throws ZodError if it isn't one. Non-news yields no alerts. */
export type ReadDelivery = (delivery: SourceDelivery) => AdaptedDelivery;
