import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { setPlatformAPI, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { fontOf, textWidth } from './text-width.ts';

/** Registers the parts of ECharts that the app draws with; anything else stays out of the bundle. */
export function registerCharts(): void {
  register([
    BarChart,
    CustomChart,
    GridComponent,
    HeatmapChart,
    LabelLayout,
    LineChart,
    ScatterChart,
    SVGRenderer,
    TitleComponent,
    TooltipComponent,
    VisualMapComponent,
  ]);
  const page = fontOf('inherit');
  setPlatformAPI({
    measureText: (text: string, font = '12px inherit') => ({
      width: textWidth(text, font.replace('inherit', page)),
    }),
  });
}
