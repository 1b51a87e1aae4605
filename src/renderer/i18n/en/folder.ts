/** Of the data folder: what is waited for, what can only be looked at, and its backups. */
export const folder = {
  since: '{what} since {time}.',
  held: 'New runs begin once the data folder can be used again.',
  readOnly: 'Only to look at.',
  readOnlyText:
    'The data folder {path} cannot be written: everything in it can be read, compared and exported, and nothing be started or changed. It was opened from a copy of its database.',
  backups: 'Backups of the database',
  backupsText:
    'A copy is made on each day on which something changed, and before a new version changes the database: the last seven days and three updates are kept. Weights are not copied; those that no run needs any more are kept in the trash for thirty days.',
  noBackup: 'There is none yet.',
  backupFailed: 'No copy could be made on {time}: {reason}',
  restoreText:
    'To put one back, close the workbench and type this, with the name of another one in place of newest where you want that:',
  made: 'Made',
  why: 'Why',
  experiments: 'Experiments',
  trained: 'Runs trained',
  size: 'Size',
  damaged: 'damaged',
  kinds: {
    daily: 'daily',
    update: 'before an update',
    replaced: 'replaced by another one',
  },
};
