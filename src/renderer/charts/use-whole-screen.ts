import { nextTick, ref } from 'vue';
import type { Ref } from 'vue';

/**
 * A figure over the whole window: its dialog is shown once the figure is in it. Escape closes the dialog,
 * which the browser does by itself; the focus is then where it was before.
 */
export function useWholeScreen(dialog: Readonly<Ref<HTMLDialogElement | null>>) {
  const isOpen = ref(false);
  /** Moves with the figure, and moving takes the focus from it. */
  let opener: Element | null = null;

  async function set(open: boolean): Promise<void> {
    isOpen.value = open;
    await nextTick();
    if (open) dialog.value?.showModal();
    if (opener instanceof HTMLElement) opener.focus();
  }
  return {
    isOpen,
    async toggle(): Promise<void> {
      if (isOpen.value) {
        dialog.value?.close();
        return;
      }
      opener = document.activeElement;
      await set(true);
    },
    onClosed: () => set(false),
  };
}
