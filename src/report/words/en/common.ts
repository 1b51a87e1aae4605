import type { SeriesWording } from '../../../analysis/comparison/series-labels.ts';
import { recipe } from './recipe.ts';

const series: SeriesWording = {
  detail: (name, value) =>
    recipe.parameter(
      name,
      recipe.values((Array.isArray(value) ? value : [value]).map((one) => String(one))),
    ),
  named: (label, details) => `${label} (${details.join(', ')})`,
};

/** What many parts of a report say. Figures come as they are shown. */
export const common = {
  list: (items: readonly string[]) => items.join(', '),
  sentences: (items: readonly string[]) => items.join(' '),
  baseline: 'Dense baseline',
  /** Names that differ from those of the registries, by id. */
  strategies: {} as Readonly<Record<string, string>>,
  models: {} as Readonly<Record<string, string>>,
  datasets: {} as Readonly<Record<string, string>>,
  series,
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
