/** Bringing in files of one's own, whatever they are. */
export const importing = {
  choose: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  dropNow: 'Let go to add these files.',
  chosen: 'Chosen files',
  inFolder: '{n} file | {n} files',
  folderFailed: 'The folder could not be read. {message}',
  leaveOut: 'Leave out',
  leaveOutFile: 'Leave out {name}',
  progress: 'Files handed over',
  sending: '{sent} of {total} handed over',
  cancel: 'Cancel',
  anywhere: 'Let go: a network or data set is imported, an experiment document is opened.',
  which: 'What are these files?',
  kinds: {
    network: 'A network',
    data: 'A data set',
    document: 'An experiment document',
  },
};
