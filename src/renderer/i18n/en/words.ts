/** The words of the field, the same on every screen. */
export const families = {
  weight: 'Weight-based',
  activation: 'Activation-based',
  sparsity: 'Sparsity-constrained',
  compression: 'Compression-based',
  control: 'Controls',
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
  interrupted: 'Interrupted',
  queued: 'Waiting',
  paused: 'Paused',
  done: 'Done',
  failed: 'With failures',
  cancelled: 'Cancelled',
};

export const metrics = {
  achievedSparsity: 'Achieved sparsity',
  compressionRatio: 'Compression ratio',
};
