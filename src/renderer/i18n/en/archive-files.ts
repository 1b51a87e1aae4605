/** Experiments taken away and brought in as one file. */
export const archiveFiles = {
  export: 'Export…',
  exportTitle: 'Export {n} experiment as one file | Export {n} experiments as one file',
  exportHint:
    'Documents, results, curves, latencies, notes and tags, with checksums. The workbench brings it in on any machine; what is there already stays.',
  networks: 'Networks',
  networksHint:
    'Most of the file. Without them all figures are there, but no network can be looked into.',
  data: 'Examples of imported data sets',
  dataHint:
    'Without them only their names and hashes are in it: whoever goes on with the experiments has to import them.',
  save: 'Save',
  close: 'Close',
  cancel: 'Cancel',
  writing: 'The file is written',
  fetching: 'The file is saved',
  written:
    'Saved: {file}, {size}. {runs} run, {files} file of networks and data. | Saved: {file}, {size}. {runs} runs, {files} files of networks and data.',
  lacking:
    'Not in it: {n} network or data set, gone or damaged here. | Not in it: {n} networks or data sets, gone or damaged here.',
  exportFailed: 'Nothing was exported. {message}',

  import: 'Import…',
  importTitle: 'Import experiments: {file}',
  sending: 'The file is handed over',
  reading: 'The file is read and checked before anything comes in',
  madeOn: 'Made on {day} by version {version}.',
  files: 'Files of networks and data that came in: {n}, {size} unpacked.',
  outcomes: {
    new: 'Came in: {runs} run, {results} new result. | Came in: {runs} runs, {results} new results.',
    there: 'Was here already, and stays as it is.',
    filled:
      'Was here already; got {results} result that it lacked. | Was here already; got {results} results that it lacked.',
    differs:
      'Left out: {n} run of it gave other figures here, as another machine does. What is compared must come from one machine: open the file in a data folder of its own. | Left out: {n} runs of it gave other figures here, as another machine does. What is compared must come from one machine: open the file in a data folder of its own.',
    busy: 'Left out for now: a run of it is being computed here. Import the file again when it is done.',
  },
  runs: 'Runs: {ids}',
  paused: 'Not finished: it is paused until you resume it.',
  withoutNetwork: '{n} result came without its network. | {n} results came without their networks.',
  missing: 'Neither in the file nor here: {names}. Import them before these experiments go on.',
  open: 'Open {name}',
};
