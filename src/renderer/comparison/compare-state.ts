import { inject, provide, reactive, shallowRef } from 'vue';
import type { InjectionKey } from 'vue';
import type { BandKind } from '../../charts/band.ts';
import type { Scale } from '../../charts/measure-axis.ts';
import type { AccuracyMeasure, PruningMeasure } from '../../charts/measures.ts';
import { zoomOf, zoomText } from '../../charts/zoom.ts';
import type { ChartZoom } from '../../charts/zoom.ts';
import {
  addressChoice,
  addressFlag,
  addressList,
  addressMapped,
  addressNumber,
  addressOptionalList,
  addressText,
} from '../composables/use-address.ts';
import { useSelection } from '../composables/use-selection.ts';
import { addressSorting } from '../table/address-sorting.ts';

export const X_MEASURES = [
  'sparsity',
  'compression',
  'speedup',
  'macs',
  'size',
  'latency',
] as const satisfies readonly PruningMeasure[];
export const Y_MEASURES = [
  'final',
  'oneShot',
  'difference',
] as const satisfies readonly AccuracyMeasure[];
export const BANDS = ['interval', 'sd', 'none'] as const satisfies readonly BandKind[];
const DRAWN = ['usual', 'on', 'off'] as const;
const SCALES = ['usual', 'linear', 'log'] as const satisfies readonly (Scale | 'usual')[];

/** What the reader has chosen in a comparison, shared by its charts and its table. */
export type CompareState = ReturnType<typeof createCompareState>;

const stateKey: InjectionKey<CompareState> = Symbol('comparison');

/**
 * The state of a comparison. All but what the pointer is on stands in the address, so that a link
 * brings back the same view; what was not chosen is left out of it.
 */
function createCompareState() {
  return reactive({
    x: addressChoice('x', X_MEASURES, 'compression'),
    y: addressChoice('y', Y_MEASURES, 'final'),
    scale: addressChoice('scale', SCALES, 'usual'),
    /** What `±` means, in the chart as in the table. */
    band: addressChoice('band', BANDS, 'interval'),
    /** Whether it is drawn around the means; usually where there are seeds enough. */
    drawn: addressChoice('bands', DRAWN, 'usual'),
    /** The part of the chart that is looked at. */
    zoom: addressMapped<ChartZoom | null>('zoom', zoomOf, zoomText),
    /** At which latency is shown; null for the smallest that was measured. */
    batch: addressNumber('batch'),
    seeds: addressFlag('seeds'),
    pareto: addressFlag('pareto'),
    /** The whole range of accuracies, controls included. */
    whole: addressFlag('whole'),
    /** Keys of series that are not shown. */
    hidden: addressList('hide'),
    /** Key of the point that all others are compared to; null for the dense baseline. */
    pinned: addressText('ref'),
    /** Key of the point that was clicked, on an experiment's page the one of all its tabs. */
    selected: useSelection().point,
    /** The compression at which the side-by-side panel stands; null for the highest. */
    beside: addressNumber('beside'),
    /** The setting over which experiments are drawn; null for the first in which they differ. */
    setting: addressText('over'),
    /** Keys of the table's columns; null for the usual ones. */
    columns: addressOptionalList('cols'),
    /** Columns are shown even where all rows say the same. */
    equal: addressFlag('equal'),
    /** Figures as differences to the reference. */
    deltas: addressFlag('delta'),
    sorting: addressSorting('sort'),
    /** Key of the point or series under the pointer. */
    hovered: shallowRef<string | null>(null),
  });
}

/** Makes the state for a comparison and everything in it. */
export function provideCompareState(): CompareState {
  const state = createCompareState();
  provide(stateKey, state);
  return state;
}

/** The state of the comparison around. */
export function useCompareState(): CompareState {
  const state = inject(stateKey);
  if (state === undefined) throw new Error('There is no comparison around');
  return state;
}

/** Shows or hides series. */
export function setShown(state: CompareState, keys: readonly string[], shown: boolean): void {
  const others = state.hidden.filter((one) => !keys.includes(one));
  state.hidden = shown ? others : [...others, ...keys];
}

/** Selects a point; the selected one is let go. */
export function toggleSelected(state: CompareState, key: string): void {
  state.selected = state.selected === key ? null : key;
}
