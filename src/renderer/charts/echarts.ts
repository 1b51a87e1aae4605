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
  setPlatformAPI({ measureText: textMeasure(document.body) });
}

/**
 * Measures text in the page's own type. ECharts measures on a canvas, which does not know
 * `inherit` and would take the letters for smaller than they are drawn.
 */
function textMeasure(page: HTMLElement): (text: string, font?: string) => { width: number } {
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(page).fontFamily;
  return (text, font = '12px inherit') => {
    if (context === null) return { width: 0 };
    const wanted = font.replace('inherit', family);
    if (context.font !== wanted) context.font = wanted;
    return context.measureText(text);
  };
}
