/** Of the data folder: what is waited for, what can only be looked at, and its backups. */
export const folder = {
  since: '{what} since {time}.',
  held: 'New runs begin once the data folder can be used again.',
  readOnly: 'Only to look at.',
  readOnlyText:
    'The data folder {path} cannot be written: everything in it can be read, compared and exported, and nothing be started or changed. It was opened from a copy of its database.',
};
