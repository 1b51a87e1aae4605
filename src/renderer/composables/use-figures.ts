import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { figuresIn } from '../../charts/figures.ts';
import type { Figures } from '../../charts/figures.ts';
import { useSettingsStore } from '../stores/settings.ts';

/** The figures of the reader's language, changing with it. */
export function useFigures(): ComputedRef<Figures> {
  const settings = useSettingsStore();
  return computed(() => figuresIn(settings.locale));
}
