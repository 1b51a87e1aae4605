/** What the reader chooses in a comparison, and several experiments beside each other. */
export const compare = {
  title: 'Compare experiments',
  controls: 'What the chart shows',
  yPicker: 'Vertical axis',
  xPicker: 'Horizontal axis',
  against: 'against',
  batchPicker: 'Batch size of the latency',
  batch: 'Batch {size}',
  log: 'Log scale',
  logAxis: '{name} (log scale)',
  band: 'Spread',
  drawn: 'Bands',
  whiskers: 'Whiskers',
  bands: { interval: '95% interval', sd: 'Standard deviation', none: 'None' },
  bandHints: {
    interval:
      'Lines are means over seeds, bands the 95% interval of the mean (Student’s t); what is wider than the chart is cut off.',
    sd: 'Lines are means over seeds, bands one standard deviation.',
    none: 'Lines are means over seeds.',
    few: 'Lines are means. Of {seeds} the spread is not drawn, since it would hide the lines; “Bands” shows it.',
    oneSeed: 'One seed: nothing is known of the spread.',
  },
  whiskerHints: {
    interval:
      'Whiskers are 95% intervals of the means, of the accuracy upwards and of the cost sideways. The pentagons are the dense networks at their own cost; the dotted lines through them show what costs more, and what is less accurate.',
    sd: 'Whiskers are one standard deviation, of the accuracy upwards and of the cost sideways. The pentagons are the dense networks at their own cost; the dotted lines through them show what costs more, and what is less accurate.',
  },
  aside:
    'Marks that share a place stand beside each other there; a line that lies on another is dashed.',
  markAside: 'Drawn beside its place, which another point shares.',
  seeds: 'Single seeds',
  seed: 'seed {seed}',
  pareto: 'Pareto front',
  paretoHint: 'Circled: no other mean is better in both.',
  paretoValidationHint:
    'Circled: by the validation examples no other mean is better in both; it stands at its test accuracy.',
  noLatency: 'Latency is measured when no run trains any more.',
  point: '{name} at {sparsity}',
  remove: 'Leave out {name}',
  nothingChosen: 'No experiments to compare',
  nothingChosenText: 'Choose two or more in the history.',
  failed: 'The experiments could not be loaded: {message}',
  missing: 'Not found, perhaps deleted: {ids}',
  across: {
    title: 'Across the experiments',
    behind: 'Behind the first in',
    of: '{n} of {all}',
    note: 'Means over the levels in common, less the reference of each experiment; experiments with the same data set and architecture count once, by their mean. By Wilcoxon’s signed ranks against the first, over {pairs} pairs of data set and architecture, which can give no p below {p}; p is corrected for all comparisons of two strategies ({comparisons}).',
  },
  unequal:
    'Not on equal terms: the experiments differ in {terms}. Differences between them are not due to pruning alone.',
  lacking:
    'Without a dense network trained as long: {names}. The differences there are from the dense baseline and too favourable, and do not count across the experiments. The page of such an experiment can train that network.',
  terms: {
    dataset: 'data set',
    model: 'model',
    training: 'training',
    fineTuning: 'fine-tuning',
    seeds: 'seeds',
    crossValidation: 'cross-validation',
  },
};
