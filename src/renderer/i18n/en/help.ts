/** Help: pages, terms and shortcuts. */
export const help = {
  title: 'Help',
  pages: 'Pages of help',
  guide: 'Guide',
  terms: 'Terms',
  checks: 'The checklist, and why',
  shortcuts: 'Keyboard shortcuts',
  strategies: 'Strategies',
  training: 'Training',
  statistics: 'Statistics',
  models: 'Models',
  datasets: 'Data sets',
  onThisPage: 'On this page',
  englishOnly: 'This page is written in English.',
  failed: 'Could not load this page: {message}',
  checksIntro: 'What a reviewer would ask of a comparison, and why it matters.',
  explain: 'What is meant by “{term}”?',
};

/** Keyboard shortcuts, and going anywhere by name. */
export const keys = {
  anywhere: 'Anywhere',
  inExperiment: 'In an experiment',
  inForm: 'In a new experiment',
  list: 'This list',
  goTo: 'Go to an experiment or page by name',
  search: 'Search the history',
  new: 'New experiment',
  history: 'History',
  tab: 'Its parts, in their order',
  start: 'Start',
  close: 'Close what is open',
  single: 'Shortcuts of a single key',
  singleHint: 'Off where they get in the way of speech input or other aids.',
  more: 'Help',
  where: 'Go to…',
  found: 'Pages and experiments',
  nothing: 'Nothing is called that.',
  partOf: '{part} of {name}',
};

/** What the words of the screens mean. */
export const terms = {
  baseline: {
    name: 'Dense baseline',
    text: 'The trained network with nothing removed. All strategies of one seed start from the same one, but for those that prune or build before any training.',
  },
  reference: {
    name: 'Reference',
    text: 'The dense baseline fine-tuned for as long as what is pruned, with nothing removed. Pruned networks had that training too, so differences, limits and tests are taken from it and not from the baseline as it was trained.',
  },
  control: {
    name: 'Control',
    text: 'A strategy that shows what a criterion is worth: random removal of the same kind, magnitude, a smaller network trained from scratch, and random removal with as much taken from each layer as the strategy took.',
  },
  criterion: {
    name: 'Criterion',
    text: 'What a strategy takes for importance, such as the size of a weight or the loss that its removal would cause. What scores least is removed first.',
  },
  granularity: {
    name: 'Weights and units',
    text: 'Single weights can be removed anywhere, which leaves a matrix of the same shape with zeros. A unit is a whole neuron or channel with all its weights: where units go, layers become smaller.',
  },
  channelGroup: {
    name: 'Channel group',
    text: 'Units that can only go together, wherever in the network they are: those of layers whose outputs are added or multiplied, the channel of a depthwise convolution with the one that it reads, the factor and mean of a batch norm with their unit. Removing one removes its row or column from every layer of the group.',
  },
  imported: {
    name: 'Imported network',
    text: 'A network that was built in another program. It starts from its own trained weights unless the experiment says otherwise, and with zero epochs of training it is the dense baseline as it is.',
  },
  proof: {
    name: 'Proof',
    text: 'The same inputs go through the network as another program computes it and as the workbench does. The largest difference of any output is shown, also as a share of the largest output; an import above 0.0001 is refused.',
  },
  networkFile: {
    name: 'Network file',
    text: 'A network as the workbench keeps it, in one safetensors file: its layers, its values, what is removed, and where it comes from. It is named by the hash of its content, and can be imported again.',
  },
  sparsity: {
    name: 'Sparsity',
    text: 'The fraction removed, from 0 to 1, of what can be pruned: weights, or units where units are removed. Asked is what the document says, achieved is what came out.',
  },
  compression: {
    name: 'Compression ratio',
    text: 'Parameters of the dense baseline divided by the parameters that are left and not zero. 10× means that a tenth is left.',
  },
  speedup: {
    name: 'Theoretical speed-up, MACs',
    text: 'Multiply-accumulates (MACs) of the dense baseline for one example, divided by those of the pruned network. It counts arithmetic, not time: zeros count as saved although most programs multiply them all the same.',
  },
  masked: {
    name: 'Masked',
    text: 'Removed weights are kept at zero and still multiplied. The file is smaller after gzip; the measured latency hardly changes.',
  },
  oneShot: {
    name: 'One-shot accuracy',
    text: 'Accuracy right after pruning, before any fine-tuning.',
  },
  fineTuning: {
    name: 'Fine-tuning',
    text: 'Training that goes on after pruning, with what was removed kept at zero or gone.',
  },
  schedule: {
    name: 'Schedule',
    text: 'When the removal happens: at once, in rounds with training between them, or gradually during training.',
  },
  seed: {
    name: 'Seed',
    text: 'The number that all chance of a run comes from: initial weights, order of the examples, dropout. Repeating with other seeds shows how much a result depends on it.',
  },
  fold: {
    name: 'Fold',
    text: 'In cross-validation the training examples are shared out in parts, and each part once serves as the test set.',
  },
  validation: {
    name: 'Validation set',
    text: 'Training examples set aside and never trained on. What is best is chosen by them, so that the test set is only reported: the best of many by the test set looks better there than it is.',
  },
  interval: {
    name: '± and bands',
    text: 'Half the width of the 95% confidence interval of a mean over seeds, by Student’s t distribution. With two seeds it is very wide, and that is the truth about two seeds.',
  },
  verdicts: {
    name: '≈, ? and * before a difference',
    text: '≈ practically equal: shown to be within half a percentage point. ? undecided: neither a difference nor equality was shown. * clear by itself, but not after correction for the levels of the strategy. Without a mark there is a difference.',
  },
  correction: {
    name: 'Corrected p (Holm)',
    text: 'The probability of so large a difference by chance, raised for the number of levels that the strategy was tested at. Of twenty tests at 5% one is positive by chance alone; Holm’s method keeps the chance of any false alarm at 5%.',
  },
  pareto: {
    name: 'Pareto front',
    text: 'The points that no other one beats in accuracy and cost at once.',
  },
  size: {
    name: 'Size after gzip',
    text: 'The bytes of the stored weights compressed by gzip: zeros and repeated values take little room.',
  },
  latency: {
    name: 'Latency p50',
    text: 'The median time of one forward pass on this machine, measured in bursts in turn with the dense network’s. Networks that compute the same graph share one. A “?” says that the machine was not quiet enough to rely on it.',
  },
  chance: {
    name: 'At chance',
    text: 'No more accurate than always guessing the most frequent class could be by luck. Such a network says nothing of its strategy.',
  },
};
