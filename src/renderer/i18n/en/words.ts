/** The words of the field, the same on every screen. */
export const families = {
  weight: 'Weight-based',
  activation: 'Activation-based',
  sparsity: 'Sparsity-constrained',
  compression: 'Compression-based',
  control: 'Controls',
};

export const strategies = {
  dense: { label: 'Dense baseline' },
  magnitude: {
    label: 'Magnitude',
    summary: 'Removes the weights of smallest absolute value.',
  },
  taylor: {
    label: 'First-order Taylor',
    summary: 'Removes the weights whose removal changes the loss least, by weight times gradient.',
  },
  'activation-mean': {
    label: 'Mean activation',
    summary: 'Removes the hidden units that are active least on average.',
  },
  'activation-apoz': {
    label: 'Share of zero activations (APoZ)',
    summary: 'Removes the hidden units whose output is zero most often.',
  },
  l0: {
    label: 'L0 projection',
    summary: 'Keeps only the k largest weights, again and again during fine-tuning.',
  },
  threshold: {
    label: 'Fixed threshold',
    summary: 'Removes the weights whose absolute value is below a fixed threshold.',
  },
  scratch: {
    label: 'Smaller network from scratch',
    summary: 'Trains a narrower network of the same size from its own start.',
  },
  random: {
    label: 'Random',
    summary: 'Removes weights at random: what every other strategy has to beat.',
  },
  'random-proportional': {
    label: 'Random, same layers',
    summary:
      'Removes weights at random, but of each layer as many as another strategy would remove there.',
  },
};

export const parameters = {
  scopes: { global: 'global', layer: 'per layer' },
  /** A strategy whose share of each layer another one takes over. */
  like: 'layers as in {name}',
  /** A parameter and its value. */
  named: {
    batches: '{value} batch | {value} batches',
    examples: '{value} example | {value} examples',
    interval: 'every step | every {value} steps',
    threshold: 'threshold {value}',
    thresholds: 'threshold {value} | thresholds {value}',
  },
  other: '{name} {value}',
  /** Between the entries of a list, and around what tells two names apart. */
  separator: ', ',
  detail: '{name} ({detail})',
};

export const statuses = {
  queued: 'Waiting',
  running: 'Running',
  trained: 'Trained, latency pending',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const stages = {
  load: 'Loading data',
  train: 'Training',
  prune: 'Pruning',
  'fine-tune': 'Fine-tuning',
  evaluate: 'Evaluating',
  latency: 'Measuring latency',
};

/** The state of a whole experiment. */
export const states = {
  running: 'Running',
  queued: 'Waiting',
  paused: 'Paused',
  done: 'Done',
  failed: 'With failures',
  cancelled: 'Cancelled',
};

export const metrics = {
  achievedSparsity: 'Achieved sparsity',
  compressionRatio: 'Compression ratio',
  theoreticalSpeedup: 'Theoretical speed-up',
};

export const models = {
  mlp: 'MLP {layers}',
};

export const datasets = {
  mnist: 'MNIST',
};
