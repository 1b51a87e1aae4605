/** Of runs that nobody works on just now, and of who works on a data folder that is only looked at. */
export const holder = {
  noActive: 'No workbench is working on these runs.',
  elsewhere: 'Of runs at work, only their checkpoints are seen here.',
  workedOn: 'Another workbench is working on it: this is how it stood when it was opened here.',
  kept: 'Checkpoints to go on from',
  keptAt: 'checkpoint at {done}, {time}',
  keptAlone: 'checkpoint at {done}',
  keptMore: 'and {n} more',
};
