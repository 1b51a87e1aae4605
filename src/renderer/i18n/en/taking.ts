/** Taking a run's network away. */
export const taking = {
  open: 'Take the network',
  openOf: 'Take the network: {name}',
  title: 'Take the network away: {name}',
  whichSeed: 'Which repetition',
  seed: 'seed {seed}, {accuracy}',
  why: {
    validation:
      'Proposed since it is the most accurate on the examples that were set aside to choose by.',
    typical:
      'Proposed since its accuracy is nearest the mean. The best on the test set would look better than it is.',
    only: 'There is no other.',
  },
  format: 'As a file of',
  formats: {
    onnx: { name: 'ONNX', hint: 'for ONNX Runtime, and from there for nearly everything' },
    keras: { name: 'Keras 3', hint: 'a .keras file, with TensorFlow, PyTorch or JAX behind it' },
    tfjs: { name: 'TensorFlow.js', hint: 'a layers model: model.json and its weights, as .zip' },
    network: { name: 'Network file', hint: 'as the workbench keeps it; can be imported again' },
  },
  save: 'Save',
  close: 'Close',
  saved: 'Saved: {file}',
  writing: 'The file is written, read again, and its answers are compared…',
  failed: 'The network was not taken. {message}',
};
