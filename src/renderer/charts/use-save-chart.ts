import type { ChartOption } from '../../charts/chart-option.ts';
import { CHART_INK } from '../../charts/palette.ts';
import { fileStem } from '../../language/file-stem.ts';
import { useSaveFile } from '../composables/use-save-file.ts';
import { useSettingsStore } from '../reader/settings.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { chartPicture, pngOf } from './chart-picture.ts';

/** A chart as it is seen, with what it is called. */
export interface SavedChart {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it is of; the open experiment where it is left out. */
  readonly about: string | undefined;
}

/** Saves a chart with title, legend and ground of its own, in the look that the reader has chosen. */
export function useSaveChart(chart: () => SavedChart): (kind: 'svg' | 'png') => Promise<void> {
  const save = useSaveFile();
  const settings = useSettingsStore();
  const experiment = useExperimentStore();
  return async (kind) => {
    const { about, ...drawn } = chart();
    const subtitle = about ?? experiment.summary?.name ?? '';
    const picture = chartPicture({ ...drawn, subtitle, ink: CHART_INK[settings.look] });
    const fileName = `${fileStem(`${subtitle} ${drawn.title}`) || 'chart'}.${kind}`;
    await save(
      kind === 'svg'
        ? { fileName, mediaType: 'image/svg+xml', encoding: 'utf8', content: picture.svg }
        : { fileName, mediaType: 'image/png', encoding: 'base64', content: await pngOf(picture) },
    );
  };
}
