/** The page of an experiment, and what concerns any page. */
export const page = {
  partAway:
    'This part of the app is fetched from the workbench, which is away. It comes by itself once the workbench is back.',
  partFailed:
    'This part of the app could not be fetched: {message}. If the workbench was updated meanwhile, the page must be loaded anew.',
  name: 'Name of the experiment',
  rename: 'Rename',
  addNotes: 'Add tags and notes',
  changeNotes: 'Tags and notes',
  wholeNotes: 'Show all of the note',
  lessOfNotes: 'Show less',
  inArchive: 'Archived',
  archiveRunning: 'It still has runs to do. Archiving cancels them.',
  selected: 'Chosen in all tabs: {name}',
  choose: 'Choose it in all tabs',
  unselect: 'Choose nothing',
  runsOf: 'Runs of {name}',
  insideOf: 'The network of {name}',
  runColumns: {
    id: 'Run',
    size: 'gzip (kB)',
    finished: 'Finished',
    copyId: 'Copy the id {id}',
    copied: 'Copied',
  },
};
