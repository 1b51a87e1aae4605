/** Checkpoints of runs that are not finished. */
export const checkpoints = {
  bytes: 'Of which checkpoints',
  hint: 'Interrupted runs go on from them. They are deleted once a run is finished.',
};
