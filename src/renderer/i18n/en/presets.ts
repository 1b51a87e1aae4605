/** The documents that come with the app; others are shown as they are written. */
export const presets = {
  'first-look': {
    name: 'First look',
    description:
      'The families on a sixth of MNIST with two seeds: a picture within a minute, too short for conclusions.',
  },
  article: {
    name: 'Article comparison',
    description:
      'Four families of pruning and two controls on MNIST, at three sparsities with three seeds: how far can this network be pruned, and how?',
  },
};
