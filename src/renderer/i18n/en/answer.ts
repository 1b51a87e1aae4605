/** Which strategy suits the model. */
export const answer = {
  needs: 'What you need',
  ask: 'Ask for: {need}',
  names: {
    accuracyLoss: 'Accuracy I can lose',
    size: 'Size',
    macs: 'MACs',
    latency: 'Latency',
  },
  limits: {
    accuracyLoss: 'at most {value} pp',
    size: 'at most {value}% of the baseline',
    macs: 'at most {value}% of the baseline',
    latency: 'at most {value}% of the baseline',
  },
  any: 'any',
  prefer: 'Then prefer',
  preferences: {
    accuracy: 'the most accurate',
    size: 'the smallest',
    macs: 'the fewest MACs',
    latency: 'the fastest',
  },
  latencyAt: 'Latency at',
  batch: 'batch {size}',
  failed: 'The answer could not be worked out: {message}',
  counts:
    '{meeting} of {considered} candidate fits (a strategy at one level) | {meeting} of {considered} candidates fit (a strategy at one level)',
  soFar: 'So far: runs are still going.',
  candidate: '{strategy} at {sparsity} sparsity',
  nearest: 'Closest: {name}',
  nothing: 'No answer yet',
  runnerUp: 'Runner-up',
  finalAccuracy: 'Final accuracy',
  gzipSize: 'Size after gzip',
  macs: 'MACs',
  latency: 'Latency, batch {size}',
  toBaseline: '{value} pp against the baseline',
  compression: '{value} compression',
  speedup: '{value} theoretical speed-up',
  measured: '{value} the baseline’s speed, measured',
  whyNotFaster: {
    masked:
      'Why not {theory} as fast? Masked weights are zeros that are still multiplied: {measured} is what was measured. Only a model whose units or layers are gone does less work on this machine.',
    small:
      'Why not {theory} as fast? A model this small spends most of its time outside its multiplications: {measured} is what was measured.',
  },
  ties: 'As accurate, as far as can be told ({n}) | As accurate, as far as can be told ({n})',
  points: '{value} pp',
  within: 'within the limit, {amount} to spare',
  beyond: 'beyond the limit by {amount}',
  uncertain: '(its 95% interval crosses the limit)',
  verdicts: {
    empty: 'No run is finished yet. The answer appears with the first ones.',
    none: 'Of {considered} candidates none meets all that you ask. Loosen a need, or add strategies and levels.',
    alone: 'It is the only candidate that fits, so there is nothing to tell it apart from.',
    oneSeed:
      'With one seed nothing can be said of chance: {name} may be as good. Run more seeds to know.',
    separatedBelow:
      'The runner-up, {name}, is more accurate by {difference} pp (95% interval {low} to {high}, {seeds} seeds), more than chance explains; what you prefer puts it second.',
    separated:
      'It is more accurate than the runner-up, {name}, by {difference} pp (95% interval {low} to {high}, {seeds} seeds): more than chance explains.',
    tied: 'In accuracy it cannot be told apart from {name} with {seeds} seeds. | In accuracy it cannot be told apart from {n} others that fit, {name} first among them, with {seeds} seeds.',
    seedsNeeded: 'About {n} seeds in all would separate it from the runner-up.',
    tooClose:
      'So close that more seeds would hardly separate it from the runner-up: choose by size, MACs or latency.',
  },
  addSeeds: 'Run {n} more seed | Run {n} more seeds',
  addSeedsQuestion: 'Starts about {n} more runs as an experiment that shares what is finished.',
  addSeedsYes: 'Start them',
  addSeedsNo: 'Not now',
};
