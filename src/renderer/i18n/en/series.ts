/** Several experiments that differ in one setting. */
export const series = {
  hint: 'If you like: an experiment for each value of one setting. They are started together, tagged with the name above, and shown side by side.',
  setting: 'Setting',
  none: 'none: one experiment',
  values: 'Values',
  tooFew: 'at least two values are needed',
  tooMany: 'at most {max} values can be compared',
  twice: 'a value is there twice; give each only once',
  experiments: '{n} experiment | {n} experiments',
};
