import { lazyPart } from '../components/lazy-part.ts';

type Load = Parameters<typeof lazyPart>[0];

/** A part that stays as it was shown, once the experiment is finished. */
export const KEPT_TAB = 'KeptTab';
const keptTab = (load: Load) => lazyPart(load, { name: KEPT_TAB });

/**
 * The parts of an experiment's page, in their order, each loaded when it is first looked at. The
 * names stand in addresses; the first is the one that needs none.
 */
export const EXPERIMENT_TABS = {
  comparison: keptTab(() => import('../comparison/ComparisonTab.vue')),
  answer: keptTab(() => import('../answer/AnswerTab.vue')),
  soundness: keptTab(() => import('../soundness/SoundnessTab.vue')),
  runs: keptTab(() => import('../runs/RunsTab.vue')),
  curves: keptTab(() => import('../curves/CurvesTab.vue')),
  training: keptTab(() => import('../training/TrainingTab.vue')),
  // What is shown there follows what is chosen: unseen, it would ask for run after run.
  layers: lazyPart(() => import('../layers/LayersTab.vue')),
  // It is written anew: notes, a new name and other experiments stand in it too.
  report: lazyPart(() => import('../report/ReportTab.vue')),
  document: keptTab(() => import('./DocumentTab.vue')),
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
