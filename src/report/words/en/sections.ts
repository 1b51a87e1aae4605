type Against = 'compression' | 'sparsity';
type Accuracy = 'final' | 'oneShot';

const against: Record<Against, string> = {
  compression: 'compression ratio',
  sparsity: 'sparsity',
};

const accuracies: Record<Accuracy, string> = {
  final: 'Final accuracy',
  oneShot: 'One-shot accuracy',
};

const matchedNames = {
  compressionRatio: 'compression ratio',
  theoreticalSpeedup: 'theoretical speed-up',
};

/** The parts of a report that describe runs and their figures. */
export const sections = {
  titles: {
    summary: 'Summary',
    notes: 'Notes and tags',
    answer: 'Answer',
    accuracy: 'Accuracy against pruning',
    'side-by-side': 'Side by side',
    table: 'Comparison',
    layers: 'What is left of each layer',
    curves: 'Learning curves',
    training: 'Training',
    soundness: 'Soundness of the comparison',
    runs: 'Runs',
    document: 'Experiment document',
    environment: 'Environment',
  },

  summary: {
    allDone: (all: string) => `All ${all} runs are done.`,
    someDone: (done: string, all: string) =>
      `${done} of ${all} runs are done: what follows is as far as they have come.`,
    dataset: 'Data set',
    model: 'Model',
    training: 'Training',
    fineTuning: 'Fine-tuning',
    strategies: 'Strategies',
    sparsities: 'Sparsities asked for',
    ownLevels: 'those of the strategies',
    seeds: 'Seeds',
    folds: 'Folds of cross-validation',
    device: 'Device, as the document names it',
    stateOfRuns: 'State of the runs',
    inState: (count: string, status: string) => `${count} ${status}`,
    noBaseline: 'No dense baseline is finished yet.',
    baselineAccuracy: 'Dense baseline, accuracy',
    /** @param seeds how many, in words */
    baselineAccuracyOver: (seeds: string, hasInterval: boolean) =>
      `Dense baseline, accuracy (${seeds}${hasInterval ? ', ± half of the 95% interval' : ''})`,
    baselineParameters: 'Dense baseline, parameters',
    baselineMacs: 'Dense baseline, multiply-accumulates',
    baselineGzip: 'Dense baseline, kB after gzip',
  },

  notes: { tags: 'Tags' },

  accuracy: {
    axis: {
      compression: 'Compression ratio, as achieved (logarithmic)',
      sparsity: 'Sparsity, as achieved',
    },
    accuracies,
    caption: (y: Accuracy, x: Against) =>
      `${accuracies[y]} against ${against[x]}, means over the seeds.`,
    bands: 'Bands are their 95% intervals.',
    noBands: 'Their 95% intervals, wide with so few seeds, are not drawn: the table has them.',
    oneSeed: 'There is one seed, which says nothing of the spread.',
    below: (names: string) => `Below the range, and cut off: ${names}.`,
    alternative: (y: Accuracy, x: Against, names: string) =>
      `Lines of ${accuracies[y].toLowerCase()} against ${against[x]} for ${names}`,
    aside:
      'Marks that share a place stand beside each other there, and a line that lies on another is dashed.',
  },

  sideBySide: {
    caption: (ratio: string) =>
      `Accuracy, size after gzip and median latency at a compression of about ${ratio}, with 95% intervals. Each strategy stands at its nearest point, whose achieved sparsity (of units, where it removes these) and compression are named.`,
    alternative: (ratio: string, names: string) =>
      `Accuracy, size and latency at a compression of about ${ratio} for ${names}`,
    tableCaption: (ratio: string) => `Side by side at a compression of about ${ratio}`,
    note: '± is half the width of the 95% interval over the seeds. Latency is the median of one forward pass at batch 1.',
    accuracy: 'Final accuracy, %',
    size: 'Size after gzip, kB',
    latency: 'Latency, ms (batch 1)',
    latencyPending: 'Latency: not measured yet',
  },

  table: {
    accuracyCaption: 'Accuracy of every strategy at every level',
    accuracyNote:
      'Level is the sparsity asked for, or the threshold. Sparsity is the share removed: of the units, where a strategy removes whole units, and else of the weights; “of weights” is that of the weights in any case. Figures are means over the seeds, in cross-validation over seeds and folds, ± half the width of the 95% interval (Student’s t). Accuracies are on the test set; one-shot is after pruning and before fine-tuning. The difference in percentage points is final accuracy minus that of the reference of the same seed, by a paired t-test; its p is corrected by Holm’s procedure for all levels of the strategy, and decides. “Practically equal” is shown to lie within half a percentage point; “undecided” is neither that nor a difference; “clear by itself” has an interval that excludes zero, which the correction does not bear out; “at chance” is said where most networks, or most of the reference’s, are no better than guessing.',
    costCaption: 'Size and cost of every strategy at every level',
    costNote:
      'Means over the seeds. Theoretical speed-up is the dense baseline’s multiply-accumulates (MACs) divided by those without a pruned weight. Size is that of the weights’ file. Latency is the median of one forward pass on the machine of this report; masked weights are zeros and are multiplied all the same, so that all networks of one graph share a measurement.',
    doubtful: '“?” marks a latency that is unreliable and should be measured again.',
    matchedCaption: (measure: keyof typeof matchedNames) =>
      `Final accuracy, in percent, at the same ${matchedNames[measure]} as achieved`,
    matchedNote: (measure: keyof typeof matchedNames) =>
      `Interpolated linearly over the logarithm of the ${matchedNames[measure]} between a seed’s two neighbouring points; ± is half the width of the 95% interval over the seeds. A dash where a strategy does not reach.`,
  },

  layers: {
    caption: (ratio: string) =>
      `What is left of each layer at a compression of about ${ratio}: non-zero parameters as a share of the dense baseline’s, means over the seeds.`,
    alternative: (layers: string) => `Heat map of the share of parameters kept in ${layers}`,
    tableCaption: 'Share of each layer that is kept',
    partCaption: (from: string, to: string) =>
      `Share of each layer that is kept, layers ${from} to ${to}`,
    note: 'Non-zero parameters as a share of the same layer’s in the dense baseline, means over the seeds.',
  },

  curves: {
    /** @param ratio the compression at which strategies are drawn; null where there is none yet */
    title: (ratio: string | null) =>
      ratio === null
        ? 'Training and fine-tuning'
        : `Training, pruning to a compression of about ${ratio}, and fine-tuning`,
    none: 'No epoch of training is recorded yet.',
    caption: (title: string, validated: boolean) =>
      `${title}: accuracy on the training examples (solid${validated ? '), on the validation examples (dashed)' : ')'} and on the test set (large points: right after pruning, and in the end), means over the seeds, and of several a band of one standard deviation. Training figures are means over the steps of an epoch.`,
    alternative: (names: string) => `Lines of accuracy by epoch for ${names}`,
    tableCaption: (title: string) => `${title}, epoch by epoch`,
    note: 'Means over the seeds; epochs of fine-tuning are counted on from those of training. Test accuracy at the first epoch of what was pruned is that before any fine-tuning (one-shot). Losses are mean cross-entropies in nats.',
    epoch: 'Epoch',
    epochs: 'Epoch (training, then fine-tuning)',
    accuracy: (sets: string) => `Accuracy: ${sets}`,
    lines: {
      training: 'training (solid)',
      validation: 'validation (dashed)',
      test: 'test (points)',
    },
    sets: { training: 'training', validation: 'validation', test: 'test' },
    pruning: 'Pruning',
    anew: 'trained anew',
    rounds: (name: string) => `${name} prunes`,
    testAccuracy: 'Test accuracy, %',
    testLoss: 'Test loss',
  },

  runs: {
    caption: 'All runs',
    conditions:
      'At chance: no more accurate than always naming the commonest class could be by luck. Not finite: the loss grew beyond all numbers.',
    note: 'Accuracy is final, on the test set. Ids and the SHA-256 of the final weights are cut to 16 letters; the JSON and CSV exports have them whole.',
    failures: 'Why runs failed',
  },

  document: {
    intro:
      'The document that was run, with all defaults filled in. Imported into the workbench, or given to its command "run", it makes the same experiment again.',
  },

  environment: {
    experiment: 'Experiment',
    created: 'Created',
    format: 'Format of the results',
    version: (shown: string) => `version ${shown}`,
    none: 'No run is finished yet, so no environment is recorded.',
    intro: 'Latencies hold for this machine only.',
    workbench: 'Workbench',
    commit: 'Commit of its source',
    device: 'Device',
    onDevice: (name: string, kind: string) => `${name} (${kind})`,
    driver: 'GPU driver',
    deterministicOps: 'Deterministic operations on the GPU',
    tf32: 'TF32 on the GPU',
    cores: 'Physical cores',
    memory: 'Memory',
    platform: 'Platform',
    node: 'Node',
    tensorflow: 'TensorFlow',
    tfjs: 'TensorFlow.js',
    oneDnn: 'oneDNN in TensorFlow',
    onOrOff: (on: boolean): string => (on ? 'on' : 'off'),
    vectorInstructions: 'Vector instructions',
    execution: 'Execution of steps',
  },
};
