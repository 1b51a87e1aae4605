/** Putting experiments away and taking that back. */
export const archiving = {
  undo: 'Undo',
  archived: '{n} experiment put away | {n} experiments put away',
  restored: '{n} experiment is back in the history | {n} experiments are back in the history',
};
