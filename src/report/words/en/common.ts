import { DENSE, DENSE_NAMES } from '../../../contract/words.ts';
/** What many parts of a report say. Figures come as they are shown. */
export const common = {
  list: (items: readonly string[]) => items.join(', '),
  sentences: (items: readonly string[]) => items.join(' '),
  baseline: DENSE_NAMES[DENSE].en,
  statuses: {
    queued: 'queued',
    running: 'running',
    trained: 'trained',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  seeds: (n: number, shown: string) => `${shown} ${n === 1 ? 'seed' : 'seeds'}`,
  at: (name: string, sparsity: string) => `${name} (at ${sparsity})`,
  noRun: 'No run is finished yet.',
  noPrunedRun: 'No pruned run is finished yet.',
};
