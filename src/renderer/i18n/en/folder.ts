/** Of the data folder: what is waited for, what can only be looked at, and its backups. */
export const folder = {
  since: '{what} since {time}.',
  held: 'New runs begin once the data folder can be used again.',
  readOnly: 'Read-only.',
  readOnlyText:
    'The data folder {path} cannot be written: everything in it can be looked at, compared and exported, but nothing can be started or changed. To work with it, make it writable, or copy it to where it can be written, and start the workbench again.',
  backups: 'Backups of the database',
  backupsText:
    'A copy is made on each day on which something changed, and before a new version changes the database: the last seven days and three updates are kept. Weights are not copied; those that no run needs any more are kept in the trash for thirty days.',
  noBackup: 'There is none yet.',
  backupFailed: 'No copy could be made on {time}: {reason}',
  restoreText:
    'To put one back, close the workbench and type this; a name from above may stand in place of newest:',
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
