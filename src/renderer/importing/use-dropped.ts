import { onScopeDispose, watch } from 'vue';
import type { ChosenFile } from './chosen-files.ts';
import type { DroppedKind } from './dropped-kind.ts';
import { useDroppedStore } from './dropped-store.ts';

/**
 * Takes what is dropped of a kind for as long as the component lives, and what waits already.
 *
 * @param isOpen whether some of it is being imported already, beside which more may belong
 */
export function useDropped(
  kind: DroppedKind,
  taken: (files: readonly ChosenFile[]) => void,
  isOpen: () => boolean = () => false,
): void {
  const dropped = useDroppedStore();
  watch(
    () => dropped.waiting,
    () => {
      const files = dropped.take(kind);
      if (files.length > 0) taken(files);
    },
    { immediate: true },
  );
  watch(isOpen, (now) => (dropped.open = now ? kind : null), { immediate: true });
  onScopeDispose(() => (dropped.open = null));
}
