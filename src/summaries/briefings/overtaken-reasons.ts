/** Why something that was announced isn't so anymore. */
export const OVERTAKEN_REASONS = ['withdrawn', 'number', 'wider'] as const;
