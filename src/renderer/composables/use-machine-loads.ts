import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFigures } from '../reader/use-figures.ts';
import { useUsageStore } from '../stores/usage.ts';

/** Something that a part of is taken, in words. */
export interface Load {
  readonly name: string;
  readonly value: string;
  readonly share: number;
}

/** What is taken of the machine's processors and memory, and how much of that is the workbench's. */
export function useMachineLoads(): {
  readonly loads: ComputedRef<readonly Load[]>;
  readonly workbench: ComputedRef<string>;
} {
  const { t } = useI18n();
  const figures = useFigures();
  const store = useUsageStore();

  const loads = computed(() => {
    const { usage } = store;
    if (usage === undefined) return [];
    const { processors, busy, memoryBytes, usedBytes } = usage;
    const { count, gigabytes, tenths } = figures.value;
    const memory = {
      name: t('machine.memory'),
      value: t('machine.gigabytesOf', {
        used: gigabytes(usedBytes),
        all: gigabytes(memoryBytes),
      }),
      share: usedBytes / memoryBytes,
    };
    if (busy === null) return [memory];
    const value = t('machine.of', { used: tenths(busy), all: count(processors) });
    return [{ name: t('machine.processors'), value, share: busy / processors }, memory];
  });
  const workbench = computed(() => {
    if (store.usage === undefined) return '';
    const { trainers, processors, residentBytes } = store.usage.workbench;
    const taken = {
      trainers: figures.value.count(trainers),
      processors: figures.value.tenths(processors),
      memory: figures.value.bytes(residentBytes),
    };
    return trainers === 0 ? t('machine.idle', taken) : t('machine.workbench', taken, trainers);
  });
  return { loads, workbench };
}
