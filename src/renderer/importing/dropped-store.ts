import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ChosenFile } from './chosen-files.ts';
import type { DroppedKind } from './dropped-kind.ts';

/** Files that were dropped anywhere, until the page that they belong to takes them. */
export const useDroppedStore = defineStore('dropped', () => {
  const waiting = shallowRef<{
    readonly kind: DroppedKind;
    readonly files: readonly ChosenFile[];
  } | null>(null);

  /** What is being imported on the page that is open. */
  const open = ref<DroppedKind | null>(null);

  function put(kind: DroppedKind, files: readonly ChosenFile[]): void {
    waiting.value = { kind, files };
  }

  /** What waits of a kind, which then waits no longer. */
  function take(kind: DroppedKind): readonly ChosenFile[] {
    if (waiting.value?.kind !== kind) return [];
    const { files } = waiting.value;
    waiting.value = null;
    return files;
  }

  return { waiting, open, put, take };
});
