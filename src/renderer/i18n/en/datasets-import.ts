/** Bringing in images of one's own. */
export const datasetsImport = {
  hint: 'Experiments can be made on images of your own as well.',
  open: 'Import a data set…',
  title: 'Import a data set',
  formats:
    'IDX files (as MNIST and Fashion-MNIST have them), CIFAR-10 or CIFAR-100 in binary, an NPZ file of NumPy, or CSV files, compressed with gzip or not; or a folder of PNG or JPEG images with one folder for each class, as it is or as a zip archive.',
  dropHint: 'or drop all files of one data set, or its folder, here.',
  noFile: 'Choose the files of the data set first.',
  fields: {
    name: {
      label: 'Name',
      help: 'What experiments call it.',
      example: 'fashion-mnist',
      wrong:
        'A name has letters, digits, spaces, points, “_” and “-”, and begins with a letter or digit.',
    },
    classNames: {
      label: 'Names of the classes',
      help: 'In the order of their numbers, where the files do not name them.',
      example: 'T-shirt, trousers, pullover, …',
      wrong: 'Between 2 and 256 names, separated by commas.',
    },
    range: {
      label: 'Black and white',
      help: 'The pixel values of both; left empty, 0 and 1 or 0 and 255, as the values suggest.',
      example: '0 to 16',
      wrong: 'Two numbers, black first, for example 0 to 16.',
    },
    labelColumn: {
      label: 'Column of the class',
      help: 'Its name or number; left empty, the one called label, labels, class, category, target or y, else the first.',
      example: 'label',
      wrong: 'A name or a number of up to 100 characters.',
    },
    withoutColumns: {
      label: 'Columns to leave out',
      help: 'Names or numbers of those that are neither class nor pixel, such as an index.',
      example: 'id, 3',
      wrong: 'Names or numbers, separated by commas.',
    },
    shape: {
      label: 'Shape of an image',
      help: 'Height × width × channels; left empty, a square grey image.',
      example: '32 × 32 × 3',
      wrong: 'Height, width and 1 to 4 channels, for example 32 × 32 × 3.',
    },
    resize: {
      label: 'Scale all images to',
      help: 'Height × width; left empty, all must have one size.',
      example: '28 × 28',
      wrong: 'Height and width, for example 28 × 28.',
    },
    channels: {
      label: 'Colours',
      help: 'Grey images and coloured ones can be made alike.',
      wrong: 'One of the choices.',
      options: { any: 'as in the files', 1: 'make all grey', 3: 'make all coloured' },
    },
  },
  choices: {
    clip: 'Take pixel values outside of black and white for black or white (else they are refused)',
    stratify: 'Where the files have no test images, set a fifth of every class aside',
  },
  kinds: { tables: 'Tables (CSV)', pictures: 'Image files' },
  notes: 'What was found in the files',
  begin: 'Import',
  reading: 'Reading the images…',
  failed: 'The data set was not imported. {message}',
  done: '“{name}” is imported.',
  listFailed: 'The imported data sets could not be listed: {message}',
  summary:
    '{train} training and {test} test images, {width} × {height} pixels, {classes} classes; imported.',
  notHere: '{name} (not in this data folder)',
};
