import { computed } from 'vue';
import { useDraftStore } from '../stores/draft.ts';
import { useSystemStore } from '../stores/system.ts';
import type { JsonSchema } from '../document/json-schema.ts';

/** What the sections of the form have in common: the document, its schema, and how to change it. */
export function useDraftForm() {
  const draft = useDraftStore();
  const system = useSystemStore();
  const document = computed(() => draft.document ?? {});
  const schema = computed<JsonSchema>(() => system.catalogue?.documentSchema ?? {});
  /** The schema of a part of the document: `training`. */
  const partSchema = (name: string): JsonSchema => schema.value.properties?.[name] ?? {};
  return { document, schema, partSchema, edit: draft.edit };
}
