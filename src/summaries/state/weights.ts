/**
 * A logistic model of which statements people later count among the facts, fitted to the transcripts in
 * test/eval/incidents and to public incidents; docs/transcripts.md has its results on incidents left out.
 */
export const BIAS = -2.73;

export const WEIGHTS: Readonly<Record<string, number>> = {
  numbers: 1.02,
  names: 0.51,
  clockFirst: 0.64,
  kept: 0.59,
  change: 0.54,
  bot: -2.44,
  labeled: 2.33,
  answer: -0.42,
  length: 1.13,
  longer: 0.74,
  late: 0.37,
  'kind impact': 0.37,
  'kind cause': 0.55,
  'kind ruledOut': 1.43,
  'kind done': 0.41,
  'kind recovery': 1.34,
  'kind decision': 0.5,
  'kind prohibition': 0.3,
  'kind question': -0.57,
  'cue failure': 0.39,
  'cue cause': 0.43,
  'cue decision': -0.3,
  'cue done': 0.84,
  'cue ongoing': 0.16,
  'cue plan': 0.07,
  'cue request': -0.68,
  'cue chatter': -0.7,
  'cue universal': 0.38,
  'cue negation': 0.26,
  'cue proposal': 0.07,
  'cue asking': -0.06,
  introduces: 0.9,
  pauseBefore: 0.59,
  echoed: 0.18,
  topic: -1.35,
};
