import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Preset } from '../../contract/catalogue.ts';
import type { ModelInfo } from '../../contract/models.ts';
import { useNames } from '../composables/use-names.ts';
import { useDatasetsStore } from '../stores/datasets.ts';
import { useDraftStore } from '../stores/draft.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useSystemStore } from '../stores/system.ts';
import { blankDocument } from '../document/blank.ts';
import { isObject } from '../document/draft-document.ts';
import type { DraftDocument } from '../document/draft-document.ts';
import { blankOnImported, onImportedModel } from '../document/imported-model.ts';
import { withDocumentField } from '../document/set-field.ts';
import { orderedPresets } from './preset-order.ts';

/** What a new experiment can begin with, beside a file. Each takes the draft's place. */
export function useBeginnings() {
  const { t } = useI18n();
  const names = useNames();
  const draft = useDraftStore();
  const settings = useSettingsStore();
  const system = useSystemStore();
  const datasets = useDatasetsStore();

  const presets = computed(() => system.catalogue && orderedPresets(system.catalogue.presets));

  /**
   * Presets are written in English; elsewhere they get the name and description of the language.
   *
   * @param model an imported network that takes the place of the preset's own
   */
  function usePreset(preset: Preset, model?: ModelInfo): void {
    const { document } = preset;
    if (!isObject(document)) return;
    const told = settings.locale === 'en' ? document : translated(document, preset);
    draft.useDocument(model ? onModel(told, preset, model) : told);
  }
  /** What the preset says of its own model and budget is no longer so. */
  function onModel(document: DraftDocument, preset: Preset, model: ModelInfo) {
    const name = t('imported.presetName', { preset: names.presetName(preset), name: model.name });
    const named = withDocumentField(document, 'name', name);
    const undescribed = withDocumentField(named, 'description', undefined);
    return onImportedModel(undescribed, model, datasets.list ?? []);
  }
  function translated(document: Readonly<Record<string, unknown>>, preset: Preset) {
    const named = withDocumentField(document, 'name', names.presetName(preset));
    return withDocumentField(named, 'description', names.presetDescription(preset));
  }

  function useBlank(model?: ModelInfo): void {
    const { catalogue } = system;
    if (catalogue === undefined) return;
    const name = t('compose.own.name');
    draft.useDocument(
      model
        ? blankOnImported(catalogue, name, model, datasets.list ?? [])
        : blankDocument(catalogue, name),
    );
  }

  return { presets, usePreset, useBlank };
}
