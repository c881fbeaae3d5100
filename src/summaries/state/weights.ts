/**
 * A logistic model of which statements people later count among the facts, fitted to the transcripts in
 * test/eval/incidents and to public incidents; docs/transcripts.md has its results on incidents left out.
 */
export const BIAS = 0.49;

export const WEIGHTS: Readonly<Record<string, number>> = {
  numbers: 0.59,
  names: 0.91,
  clockFirst: 0.93,
  note: -0.11,
  kept: 0.6,
  change: -0.39,
  bot: -0.36,
  labeled: 1.0,
  answer: -0.53,
  replies: 0.45,
  length: 0.08,
  longer: 1.0,
  brief: -0.17,
  late: 0.69,
  'kind impact': 0.06,
  'kind cause': 0.32,
  'kind hypothesis': 0.26,
  'kind ruledOut': 0.5,
  'kind done': -0.07,
  'kind recovery': 0.34,
  'kind progress': 0.07,
  'kind decision': 0.22,
  'kind prohibition': -0.39,
  'kind question': -1.2,
  'cue affected': -0.17,
  'cue cause': 0.25,
  'cue done': 0.38,
  'cue ongoing': -0.27,
  'cue plan': -0.49,
  'cue request': -0.46,
  'cue chatter': -0.78,
  'cue universal': -0.13,
  'cue negation': 0.16,
  'cue proposal': -0.15,
  'cue asking': 0.42,
  topic: 0.72,
};
