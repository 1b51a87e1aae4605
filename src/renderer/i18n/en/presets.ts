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
      'Four families of pruning and three controls on MNIST, at three sparsities with five seeds: how far can this network be pruned, and how?',
  },
  'strategy-against-controls': {
    name: 'A strategy against its controls',
    description:
      'Is a strategy worth its cost? Taylor beside magnitude, random pruning and a smaller network, from 2 to 32 times smaller, five seeds. Put another strategy in its place to ask the same of that one.',
  },
  'lenet-5': {
    name: 'LeNet-5',
    description:
      'A convolutional network: are weights or whole units the better thing to remove from it? Three sparsities, three seeds, some minutes.',
  },
  'resnet-20': {
    name: 'ResNet-20 after He et al.',
    description:
      'A residual network by its authors’ recipe, much shortened: 8 epochs on 4,000 digits, two sparsities, two seeds, about ten minutes. With CIFAR-10 imported, choose it as the data set.',
  },
  recurrent: {
    name: 'Recurrent network (GRU)',
    description:
      'How far can a network be pruned that reads each digit row by row? Three sparsities, three seeds, some minutes.',
  },
};
