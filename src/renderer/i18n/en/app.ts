/** The frame around every view, settings, and what goes wrong anywhere. */
export const app = {
  name: 'Pruning Workbench',
  navigation: 'Main navigation',
  skipToContent: 'Skip to content',
  history: 'History',
  newExperiment: 'New experiment',
  settings: 'Settings',
  version: 'Version {version}',
  connecting: 'Connecting to the workbench…',
  connectionLost: 'Connection lost, reconnecting…',
  connectionHint:
    'If the workbench was closed, start it again. This page comes back by itself, and nothing that was finished is lost.',
  pageNotFound: 'There is no such page.',
  toHistory: 'Go to the history',
  tryAgain: 'Try again',
  loading: 'Loading…',
  unexpected: 'Something went wrong: {message}',
};

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  language: 'Language',
  languages: { system: 'As the system', en: 'English', zh: '中文' },
  look: 'Light and dark',
  looks: { system: 'As the system', light: 'Light', dark: 'Dark' },
  about: 'About this workbench',
  versionLabel: 'Version',
  dataDir: 'Data folder',
  dataDirHint: 'All experiments, runs and trained weights are kept here.',
  dataBytes: 'Its size',
  running: 'Running',
  workers: 'Runs at a time',
  workersHint:
    'Each takes one processor core. A change holds at once: more runs are begun, or running ones finish first.',
  useSuggested: 'Use {n}, as the machine suggests',
};

export const environment = {
  title: 'Environment',
  missing: 'It is recorded when the first run starts.',
  device: 'Device',
  devices: { cpu: 'CPU', gpu: 'GPU' },
  cores: 'Processor cores',
  memory: 'Memory',
  platform: 'Operating system',
  workbench: 'Workbench',
  commit: 'Source commit',
  node: 'Node.js',
  tensorflow: 'TensorFlow',
  tfjs: 'TensorFlow.js',
  oneDnn: 'oneDNN in TensorFlow',
  switch: { on: 'on', off: 'off' },
  vectorInstructions: 'Vector instructions',
};
