/** The form of a new experiment. */
export const compose = {
  startFrom: 'Use a preset or file…',
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
  ownNumber: 'a number',
  onlyInDocument: 'This can be changed in the document (JSON).',
  list: {
    add: 'Add…',
    edit: 'Change {value}',
    remove: 'Remove {value}',
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
    picked: '{n} picked | {n} picked',
    source: 'Source',
    sourceOf: 'Source of {name}',
    addVariant: 'Variant',
    addVariantHint: 'Compare it with itself: add it once more with other parameters',
    addVariantOf: 'Add a variant of {name}',
    removeVariant: 'Remove this variant',
  },
  /** What cannot be said without a control. */
  levels: {
    title: 'Levels and repetitions',
    sparsitiesHelp:
      'The fraction to remove: 0.8, 80% or 5x (its compression ratio). Strategies with levels of their own, such as thresholds, do not use these.',
    add: 'Add: 0.8, 80% or 5x',
    sets: 'Often used:',
    set: {
      article: 'The article’s three',
      powers: '2× to 32×',
      fine: 'Fine, up to 50×',
    },
    fewer: 'One repetition fewer',
    more: 'One repetition more',
    seedsHelp: 'Each repetition has its own initial weights and order of the data.',
    foldsOff: 'none',
    foldsHelp:
      'Cross-validation: each seed shares the training examples out into so many parts and tests on each part in turn. The test set is then not looked at.',
  },
  summary: {
    title: 'What starting means',
    pruned: '{n} pruned network | {n} pruned networks',
    dense: '{n} dense network | {n} dense networks',
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
  mend: {
    add: 'Add {what}',
    addSeeds: 'Add seed {seeds} | Add seeds {seeds}',
    setAside: 'Set {share} of the training examples aside',
    fineTune: 'Fine-tune for {n} epoch | Fine-tune for {n} epochs',
  },
};

/** The fields of a document; what can be chosen in it brings its words along. */
export const fields = {
  name: { label: 'Name', help: 'What the experiment is called.' },
  description: { label: 'Description', help: 'What it is to find out.', unset: 'optional' },
  epochs: { label: 'Epochs', help: 'How often every training example is seen.' },
  optimizer: { label: 'Optimizer', help: 'How the weights follow their gradients.' },
  learningRate: {
    label: 'Learning rate',
    help: 'How far a step goes along the gradient.',
    unset: 'as in training',
  },
  momentum: { label: 'Momentum', help: 'Share of the last step that goes on in the next.' },
  batchSize: { label: 'Batch size', help: 'Examples over which a step averages its gradient.' },
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
  at: {
    label: 'Milestones',
    help: 'Shares of the training after which the rate falls: 0.5 is half-way.',
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
  initialisation: {
    label: 'Initialisation',
    help: 'How weights are drawn before any training.',
    unset: 'as PyTorch does',
  },
  shift: { label: 'Shift', help: 'Pixels by which an image moves at most, in each direction.' },
  flip: { label: 'Mirror', help: 'Mirror every other image, on average.' },
};

export const fieldOptions = {
  execution: { compiled: 'compiled', eager: 'eager (reference)' },
  schedule: {
    constant: 'constant',
    step: 'in steps',
    milestones: 'at milestones',
    cosine: 'cosine',
  },
  learningRate: { last: 'the last of training' },
  initialisation: { 'he-normal': 'He, normal' },
};
