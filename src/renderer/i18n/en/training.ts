/** How the networks of an experiment were trained. */
export const training = {
  emptyTitle: 'Nothing was trained yet',
  emptyText: 'As soon as the first run is finished, it is shown here how its training went.',
  findings: 'What went wrong',
  noFindings:
    'Nothing: no training shows overfitting, vanishing or exploding gradients, or many dead units.',
  noValidation:
    'No validation examples were set aside, so that neither overfitting nor a gap can be told.',
  title: 'Trainings',
  hint: 'Means over the seeds, in the last epoch. Cost is that of the run’s own training: pruned networks start from the dense one, whose training is not counted again.',
  gap: 'Gap',
  cost: 'Cost of training',
  draw: 'Draw the gradients of {name}',
  columns: {
    strategy: { title: 'Strategy', hint: 'Which gradients are drawn below' },
    level: { title: 'Level', hint: 'What was asked for' },
    accuracyGap: {
      title: 'Accuracy, pp',
      hint: 'Accuracy in training minus accuracy on the validation set, in percentage points',
    },
    lossGap: { title: 'Loss', hint: 'Loss on the validation set minus loss in training, in nats' },
    gradientRatio: {
      title: 'Gradients',
      hint: 'The smallest norm of a layer’s gradient over the largest',
    },
    deadShare: {
      title: 'Dead units',
      hint: 'Share of the units left that are zero on all examples looked at',
    },
    seconds: { title: 'Time', hint: 'Spent in steps alone' },
    secondsOfDense: { title: 'of dense', hint: 'Time over that of the dense baseline’s training' },
    macs: {
      title: 'MACs',
      hint: 'Three forward passes per example and epoch; masked weights are computed and count, units that training goes without do not',
    },
    macsOfDense: { title: 'of dense', hint: 'MACs over those of the dense baseline’s training' },
  },
  gradients: 'Gradients by layer',
  gradientsHint:
    'L2 norm of the gradient of each layer’s weights at the end of each epoch, on a few training examples, means over the seeds; one of zero has no place on a logarithmic scale. Choose in the table whose are drawn.',
  norm: 'Norm',
  gradientsLabel: 'Chart: gradient norm by epoch and layer for {names}',
  noSignals:
    'These runs were made by an earlier version of the workbench, which did not record gradients.',
};
