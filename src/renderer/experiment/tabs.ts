import { lazyPart } from '../components/lazy-part.ts';

/**
 * The parts of an experiment's page, in their order, each loaded when it is first looked at. The
 * names stand in addresses; the first is the one that needs none.
 */
export const EXPERIMENT_TABS = {
  comparison: lazyPart(() => import('../comparison/ComparisonTab.vue')),
  answer: lazyPart(() => import('../answer/AnswerTab.vue')),
  soundness: lazyPart(() => import('../soundness/SoundnessTab.vue')),
  runs: lazyPart(() => import('../runs/RunsTab.vue')),
  curves: lazyPart(() => import('../curves/CurvesTab.vue')),
  training: lazyPart(() => import('../training/TrainingTab.vue')),
  layers: lazyPart(() => import('../layers/LayersTab.vue')),
  report: lazyPart(() => import('../report/ReportTab.vue')),
  document: lazyPart(() => import('./DocumentTab.vue')),
} as const;
export type ExperimentTab = keyof typeof EXPERIMENT_TABS;

/** So many milliseconds after the page is there, the other parts are fetched. */
export const FETCH_TABS_AFTER_MS = 1000;

/** Fetches what no one has looked at yet, so that it shows at once. */
export async function fetchTabs(): Promise<void> {
  for (const part of Object.values(EXPERIMENT_TABS)) await part.fetch();
}

export const TAB_NAMES = Object.keys(EXPERIMENT_TABS) as ExperimentTab[];

/** The tab that an address means; the comparison where it names none. */
export function tabOf(name: string | undefined): ExperimentTab {
  return TAB_NAMES.find((tab) => tab === name) ?? 'comparison';
}
