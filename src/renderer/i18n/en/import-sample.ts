/** The look at files before they are imported. */
export const importSample = {
  title: 'What would be imported',
  facts:
    '{format}: {train} training and {test} test examples, {classes} classes; {kind} of {shape}.',
  white: 'Take {white} for white',
  look: 'Look at the examples',
  unnamed: 'own data',
};
