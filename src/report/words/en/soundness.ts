import type { CheckState } from '../../report.ts';

/** The states of an item, in a word or two. */
const verdicts: Record<CheckState, string> = {
  met: 'met',
  partly: 'partly met',
  missing: 'not met',
  pending: 'not yet known',
};

export const soundness = {
  verdicts,
  inState: (count: string, verdict: string) => `${count} ${verdict}`,
  counts: (all: string, counts: string) => `Of ${all} items: ${counts}.`,
  source:
    'The items follow the checklist of Blalock, Gonzalez Ortiz, Frankle and Guttag, “What is the State of Neural Network Pruning?” (MLSys 2020), as far as one experiment can meet it.',
};
