import type { ChartInk } from './palette.ts';

/** What all charts share: type, tooltip, and movement short enough not to be waited for. */
export function chartFrame(ink: ChartInk) {
  return {
    animationDuration: 250,
    animationDurationUpdate: 250,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'inherit', fontSize: 12, color: ink.text },
    tooltip: {
      backgroundColor: ink.surface,
      borderColor: ink.border,
      padding: [8, 12],
      textStyle: { color: ink.text, fontSize: 12.5 },
      extraCssText: 'box-shadow:0 4px 16px rgba(0,0,0,.16);border-radius:8px',
      confine: true,
    },
  };
}

/** An axis that stays behind the data. */
export function axisStyle(ink: ChartInk) {
  return {
    axisLine: { lineStyle: { color: ink.axis } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: ink.grid } },
    nameTextStyle: { color: ink.quietText },
    axisLabel: { color: ink.quietText },
  };
}
