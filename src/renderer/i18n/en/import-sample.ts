/** The look at files before they are imported. */
export const importSample = {
  title: 'What would be imported',
  facts:
    '{format}: {train} training and {test} test images of {shape} (height × width × channels), {classes} classes.',
  white: 'Take {white} for white',
  look: 'Look at the images',
  unnamed: 'own images',
};
