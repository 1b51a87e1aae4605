/** How the networks were trained. */
export const training = {
  noFindings:
    'No training shows overfitting, vanishing or exploding gradients, or many dead units.',
  caption: 'How the networks were trained, and at what cost',
  note: (validated: boolean) =>
    `Means over the seeds, in the last epoch${validated ? '; ± is half the width of the 95% interval. Gaps are accuracy in training minus on the validation set, and loss the other way round' : '. No validation examples were set aside, so that no gap can be told'}. Gradients: the smallest norm of a layer’s gradient over the largest. Dead units: the share of the units left that are zero on all examples looked at. Cost is that of the run’s own training, without that of the dense network from which it starts: seconds in steps, and three forward passes per example and epoch, in which masked weights are computed and count and units that training goes without do not.`,
  accuracyGap: 'Accuracy gap, pp',
  lossGap: 'Loss gap',
  gradientRatio: 'Gradients',
  deadUnits: 'Dead units, %',
  seconds: 'Time',
  secondsOfDense: 'Time of dense',
  macs: 'MACs',
  macsOfDense: 'MACs of dense',
  gradients:
    'L2 norm of the gradient of each layer’s weights by epoch, on a few training examples, means over the seeds, for the dense networks and for each strategy at its highest level. A norm of zero has no place on a logarithmic scale.',
  gradientsAlternative: (names: string) => `Gradient norm by epoch and layer for ${names}`,
  gradientsTable: 'Gradient norms, epoch by epoch',
  gradientsNote: 'Means over the seeds. Removed weights take no part.',
  layer: 'Layer',
  norm: 'Gradient norm',
};
