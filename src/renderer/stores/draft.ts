import {
  refDebounced,
  StorageSerializers,
  useDebouncedRefHistory,
  useSessionStorage,
} from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { CheckedDocument } from '../../contract/contract.ts';
import { writtenDocument } from '../../contract/unused-fields.ts';
import { useQuery } from '../asking/use-query.ts';
import { documentText, parseDocument } from '../document/document-text.ts';
import { isObject } from '../document/draft-document.ts';
import type { DraftDocument } from '../document/draft-document.ts';
import { seriesDocuments, seriesFault } from '../document/series.ts';
import type { Series } from '../document/series.ts';

/** How long typing must rest before a document is checked, and before it is a step to undo. */
const REST_MS = 250;
const MAX_STEPS = 100;

/**
 * The document that is being prepared. Its text is the one truth: the editor changes the text, the
 * form changes the document in it. It stays while the user looks at other pages, and when the page
 * is loaded anew.
 */
export const useDraftStore = defineStore('draft', () => {
  const stored = useSessionStorage('workbench-draft', '');
  const text = ref(stored.value);
  watch(text, (newText) => (stored.value = newText));
  const history = useDebouncedRefHistory(text, { debounce: REST_MS, capacity: MAX_STEPS });
  /** Of which it is to be started several times; null where it is one experiment. */
  const series = useSessionStorage<Series | null>('workbench-draft-series', null, {
    serializer: StorageSerializers.object,
  });

  const parsed = computed(() => parseDocument(text.value));
  /** What the form edits; undefined where the text is no JSON or is no document at all. */
  const document = computed<DraftDocument | undefined>(() =>
    parsed.value.kind === 'document' && isObject(parsed.value.document)
      ? parsed.value.document
      : undefined,
  );

  /** What would be started: the document, or one for each value of the series. */
  const documents = computed((): readonly unknown[] => {
    if (parsed.value.kind !== 'document') return [];
    const { value: of } = series;
    return document.value === undefined || of === null || seriesFault(of) !== null
      ? [parsed.value.document]
      : seriesDocuments(document.value, of);
  });
  /** The same to be checked, as text, so that it compares; undefined where there is nothing. */
  const checkable = computed(() =>
    documents.value.length === 0 ? undefined : JSON.stringify(documents.value),
  );
  const resting = refDebounced(checkable, REST_MS);
  const check = useQuery(
    () => resting.value,
    (client, json) => {
      const [first, ...others] = JSON.parse(json) as unknown[];
      return client.experiments.check({ document: first, series: others });
    },
  );
  /** The verdict on what stands here now; undefined while it is out. */
  const upToDate = computed(
    () => checkable.value !== undefined && resting.value === checkable.value,
  );
  const checked = computed(() => (upToDate.value ? check.data.value : undefined));
  const checkFailure = computed(() => (upToDate.value ? check.failure.value : null));

  /** The last good verdict, which is shown while the next one is out. */
  const lastChecked = shallowRef<CheckedDocument>();
  watch(check.data, (verdict) => {
    if (verdict !== undefined) lastChecked.value = verdict;
  });

  /** Changes the document by one of the functions of `start/edit`. */
  function edit(change: (document: DraftDocument) => DraftDocument): void {
    if (document.value !== undefined) text.value = documentText(change(document.value));
  }
  /** Puts a document in the draft's place, as it is written down. */
  function useDocument(newDocument: unknown): void {
    series.value = null;
    text.value = documentText(isObject(newDocument) ? writtenDocument(newDocument) : newDocument);
  }
  function useText(newText: string): void {
    series.value = null;
    // Editors on Windows begin files with a byte order mark, which JSON does not allow.
    text.value = newText.replace(/^\uFEFF/, '');
  }
  function clear(): void {
    useText('');
    lastChecked.value = undefined;
  }

  return {
    text,
    parsed,
    document,
    documents,
    series,
    checked,
    checkFailure,
    lastChecked,
    edit,
    useDocument,
    useText,
    clear,
    undo: history.undo,
    redo: history.redo,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
  };
});
