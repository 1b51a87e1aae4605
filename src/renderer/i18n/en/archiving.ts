/** Archiving experiments and taking that back. */
export const archiving = {
  undo: 'Undo',
  archived: '{n} experiment archived | {n} experiments archived',
  restored: '{n} experiment is back in the history | {n} experiments are back in the history',
};
