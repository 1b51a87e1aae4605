/** Examples of a data set, whatever they are. */
export const shown = {
  kinds: {
    images: 'images',
    'float-images': 'images',
    sequences: 'sequences',
    table: 'rows of a table',
    arrays: 'arrays',
  },
  shapes: {
    images: '{height} × {width} pixels, {n} channel | {height} × {width} pixels, {n} channels',
    sequences: '{steps} steps of {n} feature | {steps} steps of {n} features',
    table: '{n} value | {n} values',
  },
  told: '{kind}: {shape}',
  of: '{what}: {about}',
  rows: 'Rows of the table',
  class: 'Class',
  features: 'Features of the training examples',
  feature: 'Feature',
  least: 'Least',
  mean: 'Mean',
  greatest: 'Greatest',
  more: 'and {n} more',
};
