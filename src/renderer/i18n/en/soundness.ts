/** Whether a comparison can be defended. */
export const soundness = {
  title: 'Checklist',
  intro:
    'After Blalock, Gonzalez Ortiz, Frankle and Guttag, “What is the State of Neural Network Pruning?”, MLSys 2020.',
  failed: 'The checklist could not be worked out: {message}',
  counts: '{met} of {all} met',
  states: { met: 'Met', partly: 'Partly', missing: 'Missing', pending: 'Pending' },
  mends: {
    'add-strategies': 'Add them',
    'add-seeds': 'Add seeds',
    'add-sparsities': 'Add levels',
    'fine-tune': 'Add fine-tuning',
    'set-aside': 'Set examples aside',
    'measure-again': 'Measure again',
    'add-reference': 'Train it as long',
    retry: 'Retry the runs',
  },
  mendHint: 'Prepares a new experiment that shares all finished runs',
  matched: {
    compressionRatio: 'Final accuracy at the same compression ratio',
    theoreticalSpeedup: 'Final accuracy at the same theoretical speed-up',
    intro:
      'Interpolated seed by seed over the logarithm between neighbouring points; nothing beyond a strategy’s last point. Mean ± half the 95% interval.',
    strategy: 'Strategy',
    none: 'No two strategies reach a common point yet.',
    notReached: 'not reached',
  },
};
