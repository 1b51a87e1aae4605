/** The form of a new experiment. */
export const compose = {
  startFrom: 'Start from…',
  discard: 'Discard this draft',
  undo: 'Undo',
  redo: 'Redo',
  write: 'Write or paste JSON',
  own: {
    title: 'A comparison of your own',
    text: 'An empty form, with the controls that every comparison needs already in it.',
    name: 'My comparison',
  },
  view: 'Show the experiment as',
  views: { form: 'Form', text: 'Document (JSON)' },
  broken: {
    title: 'The form is waiting for the document',
    text: 'What was typed is kept as it is. Once it is a valid JSON object, the form shows it again.',
    toText: 'Go to the document',
  },
  byDefault: '{value} (default)',
  notSet: 'not set',
  onlyInDocument: 'This can be changed in the document (JSON).',
  list: {
    add: 'Add…',
    edit: 'Change {value}',
    remove: 'Remove {value}',
    unread: 'Not a number: {words}',
  },
  question: { title: 'Question' },
  data: { title: 'Data and model' },
  training: {
    title: 'Training and fine-tuning',
    hint: 'The same for all strategies: each starts from the same trained weights and gets the same budget.',
    more: 'Schedule, regularisation and more',
    moreSet: '({n} set) | ({n} set)',
  },
  strategies: {
    title: 'Strategies',
    picked: '{n} picked | {n} picked',
    source: 'Source',
    sourceOf: 'Source of {name}',
    addVariant: 'Variant',
    addVariantHint: 'Compare it with itself: add it once more with other parameters',
    addVariantOf: 'Add a variant of {name}',
    removeVariant: 'Remove this variant',
    addControl: 'Add “{name}”',
  },
  /** What cannot be said without a control. */
  lost: {
    magnitude:
      'Without magnitude pruning there is nothing to show that a cleverer criterion is worth its cost.',
    random:
      'Without random pruning it stays open whether the choice of weights matters here at all.',
    scratch:
      'Without a smaller network from scratch it stays open whether pruning beats simply starting smaller.',
  },
  levels: {
    title: 'Levels and repetitions',
    sparsities: 'Sparsities',
    sparsitiesHelp:
      'The fraction to remove: 0.8, 80% or 5x (its compression ratio). Strategies with levels of their own, such as thresholds, do not use these.',
    add: 'Add: 0.8, 80% or 5x',
    sets: 'Often used:',
    set: {
      article: 'The article’s three',
      powers: '2× to 32×',
      fine: 'Fine, up to 50×',
    },
    seedCount: 'Repetitions',
    fewer: 'One repetition fewer',
    more: 'One repetition more',
    seeds: 'Seeds',
    seedsHelp: 'Each repetition has its own initial weights and order of the data.',
  },
  summary: {
    title: 'What starting means',
    pruned: '{n} pruned network | {n} pruned networks',
    baselines: '{n} dense baseline | {n} dense baselines',
    kept: '{n} of them finished here before | {n} of them finished here before',
    allKept: 'All finished here before: the results are there at once.',
    time: 'about {time} on this machine',
    timeUnknown: 'How long is not known yet: nothing like it has run here.',
    shortcut: 'Ctrl + Enter',
    findings: '{n} thing to look at | {n} things to look at',
  },
  gapsTitle: 'Soundness',
  gapsHint: 'What a reviewer would miss. It can start without.',
  noGaps: 'Nothing is missing that can be planned for.',
  gaps: {
    'operating-points':
      'Some strategies have {found} level; a curve needs {wanted}. | Some strategies have {found} levels; a curve needs {wanted}.',
    seeds:
      '{found} repetition has no spread: {wanted} or more do. | {found} repetitions: with fewer than {wanted} the spread says little.',
    controls: 'Controls are missing: {lacking}.',
    achieved:
      'Strategies are compared at the compression they achieve. That takes two strategies with two levels each.',
    'fine-tuned': 'There is no fine-tuning: only one-shot accuracy is compared.',
  },
  mend: {
    add: 'Add {what}',
    addSeeds: 'Add seed {seeds} | Add seeds {seeds}',
    fineTune: 'Fine-tune for {n} epoch | Fine-tune for {n} epochs',
  },
};

/** The fields of a document and of what can be chosen in it; others are named by their schema. */
export const fields = {
  name: { label: 'Name', help: 'What the experiment is called.' },
  description: { label: 'Description', help: 'What it is to find out.', unset: 'optional' },
  validationFraction: {
    label: 'Validation share',
    help: 'Share of the training images set aside for validation.',
  },
  maxTrainExamples: {
    label: 'Training images',
    help: 'Use only the first so many.',
    unset: 'all',
  },
  maxTestExamples: { label: 'Test images', help: 'Use only the first so many.', unset: 'all' },
  normalisation: {
    label: 'Normalisation',
    help: 'Standardised: mean 0 and deviation 1 in each channel of the training images.',
  },
  hidden: { label: 'Hidden units', help: 'Units of each fully connected hidden layer.' },
  channels: { label: 'Channels', help: 'Channels of each convolution or stage.' },
  units: { label: 'Units', help: 'Hidden units of the recurrent layer.' },
  dropout: {
    label: 'Dropout',
    help: 'Share of the hidden units dropped at random in each training step.',
    unset: 'none',
  },
  epochs: { label: 'Epochs', help: 'How often every training image is seen.' },
  optimizer: { label: 'Optimizer', help: 'How the weights follow their gradients.' },
  learningRate: {
    label: 'Learning rate',
    help: 'How far a step goes along the gradient.',
    unset: 'as in training',
  },
  momentum: { label: 'Momentum', help: 'Share of the last step that goes on in the next.' },
  batchSize: { label: 'Batch size', help: 'Images over which a step averages its gradient.' },
  execution: {
    label: 'Execution',
    help: 'Both give the same weights up to rounding; compiled is many times faster.',
  },
  schedule: {
    label: 'Learning rate schedule',
    help: 'How the learning rate changes over the epochs.',
    unset: 'constant',
  },
  warmupEpochs: {
    label: 'Warm-up epochs',
    help: 'Epochs in which the rate first rises to the learning rate.',
  },
  every: { label: 'Epochs per step', help: 'Epochs between two falls of the rate.' },
  factor: { label: 'Factor', help: 'What the rate is multiplied by.' },
  final: { label: 'Final rate', help: 'As a fraction of the learning rate.' },
  weightDecay: {
    label: 'Weight decay',
    help: 'Share of each weight that is added to its gradient (AdamW: that it shrinks by).',
    unset: 'none',
  },
  augmentation: {
    label: 'Augmentation',
    help: 'Random changes of the training images, in fine-tuning too.',
  },
  shift: { label: 'Shift', help: 'Pixels by which an image moves at most, in each direction.' },
  flip: { label: 'Mirror', help: 'Mirror every other image, on average.' },
  scope: { label: 'Scope', help: 'Rank all layers together, or each layer by itself.' },
  batches: { label: 'Batches', help: 'Training batches over which the importance is averaged.' },
  examples: { label: 'Images', help: 'Training images over which activations are measured.' },
  interval: { label: 'Interval', help: 'Training steps from one projection to the next.' },
  thresholds: {
    label: 'Thresholds',
    help: 'Weights of smaller absolute value are removed; each threshold is a level of its own.',
  },
  like: {
    label: 'Layers as in',
    help: 'The strategy whose number of weights per layer is removed.',
  },
};

export const fieldOptions = {
  scope: { global: 'all layers together', layer: 'each layer by itself' },
  execution: { compiled: 'compiled', eager: 'eager (reference)' },
  schedule: { constant: 'constant', step: 'in steps', cosine: 'cosine' },
  normalisation: {
    unit: 'divided by 255',
    standard: 'standardised',
  },
};

/** What the models and data sets are, in a sentence. */
export const summaries = {
  mnist: '70,000 handwritten digits, 28 by 28 grey pixels, ten classes. Comes with the app.',
  mlp: 'Fully connected layers with ReLU; one hidden layer of 128 units is the article’s net.',
  'lenet-5': 'Two convolutions with max pooling and two fully connected layers.',
  'resnet-20': 'A residual network of nine blocks in three stages, with batch norm.',
  lstm: 'A long short-term memory that reads the image row by row.',
  gru: 'A gated recurrent unit that reads the image row by row.',
};
