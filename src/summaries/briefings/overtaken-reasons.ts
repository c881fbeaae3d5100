/** Why an announced claim no longer holds. */
export const OVERTAKEN_REASONS = ['withdrawn', 'number', 'wider'] as const;
