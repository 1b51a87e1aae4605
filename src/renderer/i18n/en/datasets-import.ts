/** Bringing in data of one's own. */
export const datasetsImport = {
  hint: 'Experiments can be made on data of your own as well: images, tables or sequences.',
  open: 'Import a data set…',
  title: 'Import a data set',
  formats:
    'IDX files (as MNIST and Fashion-MNIST have them), CIFAR-10 or CIFAR-100 in binary, an NPZ file of NumPy (images, sequences or tables), or CSV files (tables, or images a pixel in each column), compressed with gzip or not; or a folder of PNG or JPEG images with one folder for each class, as it is or as a zip archive.',
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
    as: {
      label: 'Taken for',
      help: 'What the examples are, where names and values suggest something else.',
      wrong: 'One of the choices.',
      options: {
        any: 'as it seems',
        images: 'images, by brightness',
        table: 'rows of a table',
        sequences: 'sequences (steps × features)',
        'float-images': 'images, values as they are',
      },
    },
    categoricalColumns: {
      label: 'Columns of categories',
      help: 'Names or numbers of columns whose numbers are names, as of a month; columns of words are known.',
      example: 'month, 3',
      wrong: 'Names or numbers, separated by commas.',
    },
    labelColumn: {
      label: 'Column of the class',
      help: 'Its name or number; left empty, the one called label, labels, class, category, target or y, of a table else the only one of words, of images the first.',
      example: 'label',
      wrong: 'A name or a number of up to 100 characters.',
    },
    withoutColumns: {
      label: 'Columns to leave out',
      help: 'Names or numbers of those that say nothing of a class, such as an index.',
      example: 'id, 3',
      wrong: 'Names or numbers, separated by commas.',
    },
    shape: {
      label: 'Shape of an image',
      help: 'Height × width × channels; left empty, a square grey image.',
      example: '32 × 32 × 3',
      wrong: 'Height, width and channels, for example 32 × 32 × 3.',
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
    stratify: 'Where the files have no test examples, set a fifth of every class aside',
    withoutIncompleteRows: 'Leave out rows in which a value is missing (else they are refused)',
  },
  kinds: { tables: 'Tables (CSV)', arrays: 'Arrays (NPZ)', pictures: 'Image files' },
  notes: 'What was found in the files',
  begin: 'Import',
  reading: 'Reading the files…',
  failed: 'The data set was not imported. {message}',
  done: '“{name}” is imported.',
  listFailed: 'The imported data sets could not be listed: {message}',
  summary:
    '{train} training and {test} test examples, {classes} classes; {kind}, {shape}; imported.',
  notHere: '{name} (not in this data folder)',
};
