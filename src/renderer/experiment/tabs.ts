import { defineAsyncComponent } from 'vue';

/**
 * The parts of an experiment's page, in their order, each loaded when it is first looked at. The
 * names stand in addresses; the first is the one that needs none.
 */
export const EXPERIMENT_TABS = {
  comparison: defineAsyncComponent(() => import('../comparison/ComparisonTab.vue')),
  answer: defineAsyncComponent(() => import('../answer/AnswerTab.vue')),
  soundness: defineAsyncComponent(() => import('../soundness/SoundnessTab.vue')),
  runs: defineAsyncComponent(() => import('../runs/RunsTab.vue')),
  curves: defineAsyncComponent(() => import('../curves/CurvesTab.vue')),
  training: defineAsyncComponent(() => import('../training/TrainingTab.vue')),
  layers: defineAsyncComponent(() => import('../layers/LayersTab.vue')),
  report: defineAsyncComponent(() => import('../report/ReportTab.vue')),
  document: defineAsyncComponent(() => import('./DocumentTab.vue')),
} as const;
export type ExperimentTab = keyof typeof EXPERIMENT_TABS;

export const TAB_NAMES = Object.keys(EXPERIMENT_TABS) as ExperimentTab[];

/** The tab that an address means; the comparison where it names none. */
export function tabOf(name: string | undefined): ExperimentTab {
  return TAB_NAMES.find((tab) => tab === name) ?? 'comparison';
}
