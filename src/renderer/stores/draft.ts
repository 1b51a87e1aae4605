import { refDebounced } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { useQuery } from '../composables/use-query.ts';
import { documentText, parseDocument } from '../start/document-text.ts';

/** How long typing must rest before a document is checked. */
const CHECK_AFTER_MS = 250;

/** A document as the workbench understood it, with all defaults filled in. */
export interface CheckedDocument {
  readonly document: ExperimentDocument;
  readonly runs: number;
}

/** The document that is being prepared; it stays while the user looks at other pages. */
export const useDraftStore = defineStore('draft', () => {
  const text = ref('');
  /** Id of the preset that the text came from; null for a document of one's own. */
  const presetId = ref<string | null>(null);
  const restingText = refDebounced(text, CHECK_AFTER_MS);

  const parsed = computed(() => parseDocument(text.value));
  /** The text to check; undefined where it is no JSON. Checked as text, so that it compares. */
  const checkable = computed(() =>
    parseDocument(restingText.value).kind === 'document' ? restingText.value : undefined,
  );
  const check = useQuery(
    () => checkable.value,
    (client, json) => client.experiments.check({ document: JSON.parse(json) as unknown }),
  );
  /** The verdict on the text as it stands now; undefined while it is out. */
  const upToDate = computed(() => restingText.value === text.value);
  const checked = computed<CheckedDocument | undefined>(() =>
    upToDate.value && parsed.value.kind === 'document' ? check.data.value : undefined,
  );
  const checkFailure = computed(() =>
    upToDate.value && parsed.value.kind === 'document' ? check.failure.value : null,
  );

  function usePreset(id: string, document: unknown): void {
    text.value = documentText(document);
    presetId.value = id;
  }
  function useText(newText: string): void {
    // Editors on Windows begin files with a byte order mark, which JSON does not allow.
    text.value = newText.replace(/^\uFEFF/, '');
    presetId.value = null;
  }
  function clear(): void {
    useText('');
  }
  return { text, presetId, parsed, checked, checkFailure, usePreset, useText, clear };
});
