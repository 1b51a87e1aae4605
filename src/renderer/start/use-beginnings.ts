import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Preset } from '../../contract/catalogue.ts';
import { useNames } from '../composables/use-names.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSystemStore } from '../stores/system.ts';
import { blankDocument } from '../document/blank.ts';
import { isObject } from '../document/draft-document.ts';
import { withDocumentField } from '../document/set-field.ts';
import { orderedPresets } from './preset-order.ts';

/** What a new experiment can begin with, beside a file. Each takes the draft's place. */
export function useBeginnings() {
  const { t } = useI18n();
  const names = useNames();
  const draft = useDraftStore();
  const settings = useSettingsStore();
  const system = useSystemStore();

  const presets = computed(() => system.catalogue && orderedPresets(system.catalogue.presets));

  /** Presets are written in English; elsewhere they get the name and description of the language. */
  function usePreset(preset: Preset): void {
    const { document } = preset;
    const isTranslated = settings.locale !== 'en' && isObject(document);
    draft.useDocument(isTranslated ? translated(document, preset) : document);
  }
  function translated(document: Readonly<Record<string, unknown>>, preset: Preset) {
    const named = withDocumentField(document, 'name', names.presetName(preset));
    return withDocumentField(named, 'description', names.presetDescription(preset));
  }

  function useBlank(): void {
    if (system.catalogue === undefined) return;
    draft.useDocument(blankDocument(system.catalogue, t('compose.own.name')));
  }

  return { presets, usePreset, useBlank };
}
