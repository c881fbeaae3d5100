import type { Price } from '../model-prices.js';
import { familyOf, type ModelTraits } from './model-families.js';
import { readRejection } from './rejected-parameter.js';

/** What a model accepts, as far as is known; learns for the life of the process. */
export interface KnownTraits {
  traits(): ModelTraits;
  /**
   * Learns from an error that a request with `tried` got. Returns the parameter that the model rejected; undefined when
   * the same request would fail again.
   */
  learnFrom(error: unknown, tried: ModelTraits): string | undefined;
}

/** `price` is the operator's own: one for cached input says that the model caches, none that it doesn't. */
export function createKnownTraits(modelId: string, price: Price | undefined): KnownTraits {
  let known = withCaching(familyOf(modelId), price);
  return {
    traits: () => known,
    learnFrom(error, tried) {
      const rejection = readRejection(error, tried);
      if (!rejection) return undefined;
      // A request that ran at the same time may have learned the same already, or something else.
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
