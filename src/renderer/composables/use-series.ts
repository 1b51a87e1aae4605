import { computed, toValue } from 'vue';
import type { ComputedRef, MaybeRefOrGetter } from 'vue';
import { denseStyle, seriesStyles } from '../../charts/series-style.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import { denseSchema, isDense } from '../../contract/words.ts';
import { experimentOf } from './merged-key.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useNames } from './use-names.ts';

/** What a series is, whatever its points are so far. */
export type SeriesKind = Omit<ComparisonSeries, 'points'>;

/** How the series of a comparison are called and drawn, the dense networks among them. */
export interface SeriesLook {
  readonly all: ComputedRef<readonly SeriesKind[]>;
  readonly styles: ComputedRef<ReadonlyMap<string, SeriesStyle>>;
  readonly nameOf: (seriesKey: string) => string;
  /** The same without its experiment, for where that stands beside it. */
  readonly plainNameOf: (seriesKey: string) => string;
  /** Of its experiment, cut where it is long; empty where there is but one. */
  readonly experimentNameOf: (seriesKey: string) => string;
  readonly styleOf: (seriesKey: string) => SeriesStyle;
}

/** Experiments beside each other differ by their line; a fourth one looks like the first again. */
const LINES = ['solid', 'dashed', 'dotted'] as const;

/** A longer name of an experiment would lie over the chart; the table has it in full. */
const LONGEST = 32;
const shortened = (name: string) =>
  name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;

/**
 * Names and drawing of a comparison's series; of the open experiment's where nothing is given.
 *
 * @param experimentNames by id, where series of several experiments stand beside each other: then
 *   colour and mark belong to the strategy, and the line to the experiment
 */
export function useSeries(
  series?: MaybeRefOrGetter<readonly ComparisonSeries[]>,
  experimentNames?: MaybeRefOrGetter<ReadonlyMap<string, string>>,
): SeriesLook {
  const experiment = useExperimentStore();
  const settings = useSettingsStore();
  const names = useNames();

  // Points come all the time while runs finish: what is made of the series' names does not follow.
  const all = computed<readonly SeriesKind[]>((before) => {
    const now = toValue(series) ?? experiment.comparison?.series ?? [];
    return before !== undefined && areSameKinds(before, now) ? before : now;
  });
  const several = computed(() => [...(toValue(experimentNames) ?? [])]);
  const styles = computed(() => {
    const own = seriesStyles(all.value, settings.look, experimentOf);
    if (several.value.length === 0) return own;
    const ids = several.value.map(([id]) => id);
    return new Map(
      [...own].map(([key, style]) => {
        const line = LINES[ids.indexOf(experimentOf(key)) % LINES.length] ?? 'solid';
        return [key, { ...style, line }] as const;
      }),
    );
  });
  const nameByKey = computed(
    () =>
      new Map<string, string>([
        ...denseSchema.options.map((key) => [key, names.strategy(key)] as const),
        ...all.value.map(
          (one) =>
            [
              one.key,
              isDense(one.strategy) ? names.strategy(one.strategy) : names.series(one),
            ] as const,
        ),
      ]),
  );
  const plainNameOf = (key: string) => nameByKey.value.get(key) ?? key;
  const experimentByKey = computed(() => new Map(several.value));
  const experimentNameOf = (key: string) =>
    shortened(experimentByKey.value.get(experimentOf(key)) ?? '');
  return {
    all,
    styles,
    plainNameOf,
    experimentNameOf,
    nameOf: (key) =>
      [plainNameOf(key), experimentNameOf(key)].filter((part) => part !== '').join(' · '),
    styleOf: (key) => styles.value.get(key) ?? denseStyle(key, settings.look),
  };
}

function areSameKinds(before: readonly SeriesKind[], now: readonly SeriesKind[]): boolean {
  const kindsOf = (series: readonly SeriesKind[]) =>
    JSON.stringify(series, (name, value: unknown) => (name === 'points' ? undefined : value));
  return kindsOf(before) === kindsOf(now);
}
