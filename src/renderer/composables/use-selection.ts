import { computed } from 'vue';
import type { ComputedRef, WritableComputedRef } from 'vue';
import { addressText } from './use-address.ts';

/** What the reader has chosen on an experiment's page; it is the same in all its tabs. */
export interface Selection {
  /** Key of a point: a strategy at a level, or a dense network. Writing it lets go of a single run. */
  readonly point: WritableComputedRef<string | null>;
  /** Its seed, with the fold where there is one, as `repeatOf` writes it; null for all of them. */
  readonly repeat: ComputedRef<string | null>;
  /** Chooses a run of a point. */
  readonly chooseRun: (point: string, repeat: string) => void;
  /** Chooses a point, or lets it go where it is what is chosen. */
  readonly toggle: (point: string) => void;
  readonly clear: () => void;
}

/** What is chosen, as the address says: `?at=1-magnitude@0.9&seed=2`. */
export function useSelection(): Selection {
  const at = addressText('at');
  const seed = addressText('seed');
  const point = computed({
    get: () => at.value,
    set: (key: string | null) => {
      at.value = key;
      seed.value = null;
    },
  });
  return {
    point,
    repeat: computed(() => (at.value === null ? null : seed.value)),
    chooseRun(key, repeat) {
      at.value = key;
      seed.value = repeat;
    },
    toggle(key) {
      point.value = point.value === key ? null : key;
    },
    clear() {
      point.value = null;
    },
  };
}

/** The query by which a link chooses a run, or all runs of a point. */
export function selectionQuery(point: string, repeat?: string): Readonly<Record<string, string>> {
  return repeat === undefined ? { at: point } : { at: point, seed: repeat };
}
