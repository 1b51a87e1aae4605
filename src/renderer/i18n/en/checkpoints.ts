/** Checkpoints of runs that are not finished. */
export const checkpoints = {
  bytes: 'Of it checkpoints',
  hint: 'Where interrupted runs go on. They are gone once a run is finished.',
};
