/** Whether a comparison can be defended. */
export const soundness = {
  title: 'Checklist',
  intro:
    'After Blalock, Gonzalez Ortiz, Frankle and Guttag, “What is the State of Neural Network Pruning?”, MLSys 2020.',
  failed: 'The checklist could not be worked out: {message}',
  counts: '{met} of {all} met',
  states: { met: 'Met', partly: 'Partly', missing: 'Missing', pending: 'Pending' },
  checks: {
    'both-measures': 'Both compression ratio and theoretical speed-up',
    'operating-points': 'At least five operating points',
    'raw-accuracy': 'Raw accuracy at every point and of the dense baseline',
    seeds: 'Several seeds, with their spread',
    controls: 'Random, magnitude and from-scratch controls',
    'same-terms': 'Identical data, code, budget and initial weights',
    achieved: 'Compared at what was achieved',
    'fine-tuned': 'Accuracy after fine-tuning',
    pairs: 'Several pairs of data set and model',
    environment: 'Environment recorded',
    complete: 'Nothing failed or was left out',
  },
  facts: {
    bothMeasures: 'Every point has both; neither follows from the other.',
    points: '{found} level at every strategy. | {found} levels at every strategy.',
    fewPoints:
      '{found} level at the fewest, {wanted} are wanted: {short}. | {found} levels at the fewest, {wanted} are wanted: {short}.',
    rawAccuracy:
      'The accuracy itself is kept at {points} point, not only its change. | The accuracy itself is kept at {points} points, not only its change.',
    seeds:
      '{found} seed; three give a first idea of chance, {recommended} a good one. | {found} seeds; three give a first idea of chance, {recommended} a good one.',
    controls: 'There: {found}.',
    noControls: 'Missing: {lacking}. Without them no strategy is shown to be better than chance.',
    sameTerms:
      'Every strategy of a seed starts from the same weights, with the same data, order and budget.',
    differing: 'Runs were made under different terms: {fields}.',
    astray:
      '{n} run has another baseline or no recorded environment. | {n} runs have another baseline or no recorded environment.',
    matched: 'Strategies are read at the same achieved compression, by interpolation.',
    notMatched:
      'No two strategies reach the same compression yet: more levels would make them meet.',
    fineTuned: '{epochs} epoch after pruning. | {epochs} epochs after pruning.',
    pairs: '{found} of {wanted} in this data folder: {pairs}.',
    environment: 'Recorded; workbench at {commits}.',
    dirty: 'Made by a changed copy of the workbench: {commits}.',
    noCommit: 'Recorded; the workbench’s own version has no commit.',
    noEnvironment: 'Not recorded yet.',
    complete: '{finished} of {planned} run finished. | {finished} of {planned} runs finished.',
    lost: '{lost} of {planned} runs failed or was cancelled. | {lost} of {planned} runs failed or were cancelled.',
  },
  mends: {
    'add-strategies': 'Add them',
    'add-seeds': 'Add seeds',
    'add-sparsities': 'Add levels',
    'fine-tune': 'Add fine-tuning',
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
