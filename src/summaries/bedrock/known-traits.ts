import type { Price } from '../model-prices.js';
import { familyOf, type ModelTraits } from './model-families.js';
import { readRejection } from './rejected-parameter.js';

/** What a model is known to accept. Learns for the life of the process. */
export interface KnownTraits {
  traits(): ModelTraits;
  /**
   * Learns from the error of a request with `tried`. Returns the parameter that the model rejected. Undefined if the
   * same request would fail again.
   */
  learnFrom(error: unknown, tried: ModelTraits): string | undefined;
}

/**
 * `price` is the operator's own. A price for cached input means that the model caches; a price without one, that it
 * doesn't.
 */
export function createKnownTraits(modelId: string, price: Price | undefined): KnownTraits {
  let known = withCaching(familyOf(modelId), price);
  return {
    traits: () => known,
    learnFrom(error, tried) {
      const rejection = readRejection(error, tried);
      if (!rejection) return undefined;
      // A concurrent request may have learned the same, or something else.
      known = known === tried ? rejection.traits : (readRejection(error, known)?.traits ?? known);
      return rejection.parameter;
    },
  };
}

function withCaching(traits: ModelTraits, price: Price | undefined): ModelTraits {
  if (!price) return traits;
  if (price.cache_read === undefined) return { ...traits, cachePoints: [] };
  return traits.cachePoints.length > 0 ? traits : { ...traits, cachePoints: ['system', 'tools'] };
}
