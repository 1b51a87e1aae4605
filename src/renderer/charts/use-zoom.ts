import { useEventListener } from '@vueuse/core';
import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';
import { isZoomable } from '../../charts/zoom.ts';
import type { ChartZoom } from '../../charts/zoom.ts';
import { areaOf, wheelArea } from './zoom-area.ts';
import type { Area, Place } from './zoom-area.ts';

/** What zooming asks of a chart. */
export interface ZoomableChart {
  containPixel(finder: 'grid', place: [number, number]): boolean;
  convertFromPixel(finder: 'grid', place: [number, number]): number | number[];
}

/**
 * Zooming by a rectangle that is dragged, or by the wheel with Ctrl or Cmd; a double click ends it.
 *
 * @param frame the element that the chart fills
 * @returns the rectangle while it is dragged, in pixels of the frame
 */
export function useZoom(
  frame: Readonly<Ref<HTMLElement | null>>,
  chart: () => ZoomableChart | null | undefined,
  zoom: Ref<ChartZoom | null>,
  enabled: () => boolean,
) {
  const from = shallowRef<Place | null>(null);
  const to = shallowRef<Place | null>(null);
  const dragged = computed(() =>
    from.value === null || to.value === null ? null : areaOf(from.value, to.value),
  );
  /** The whole chart by its values, by which the wheel knows when it is back. */
  let home: ChartZoom | null = null;

  const placeOf = (event: MouseEvent): Place => {
    const box = frame.value?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  const isOnPlot = ([x, y]: Place) => enabled() && chart()?.containPixel('grid', [x, y]) === true;

  function valuesOf({ left, top, right, bottom }: Area): ChartZoom | null {
    const value = (x: number, y: number) => chart()?.convertFromPixel('grid', [x, y]);
    const [low, high] = [value(left, bottom), value(right, top)];
    if (!Array.isArray(low) || !Array.isArray(high)) return null;
    const found = {
      x: [low[0] ?? NaN, high[0] ?? NaN],
      y: [low[1] ?? NaN, high[1] ?? NaN],
    } as const;
    return isZoomable(found) ? found : null;
  }

  useEventListener(frame, 'pointerdown', (event) => {
    if (event.button === 0 && isOnPlot(placeOf(event))) from.value = placeOf(event);
  });
  useEventListener(window, 'pointermove', (event) => {
    if (from.value !== null) to.value = placeOf(event);
  });
  useEventListener(window, 'pointerup', () => {
    if (dragged.value !== null) zoom.value = valuesOf(dragged.value) ?? zoom.value;
    from.value = to.value = null;
  });
  useEventListener(window, 'keydown', ({ key }) => {
    if (key === 'Escape') from.value = to.value = null;
  });
  useEventListener(frame, 'dblclick', (event) => {
    if (isOnPlot(placeOf(event))) zoom.value = null;
  });
  useEventListener(
    frame,
    'wheel',
    (event) => {
      const place = placeOf(event);
      if (!(event.ctrlKey || event.metaKey) || !isOnPlot(place)) return;
      event.preventDefault();
      const { plot, area } = wheelArea(place, event.deltaY, isOnPlot);
      if (zoom.value === null) home = valuesOf(plot);
      const next = valuesOf(area);
      zoom.value = next === null || (home !== null && contains(next, home)) ? null : next;
    },
    { passive: false },
  );
  return dragged;
}

function contains(outer: ChartZoom, inner: ChartZoom): boolean {
  return (['x', 'y'] as const).every(
    (axis) => outer[axis][0] <= inner[axis][0] && outer[axis][1] >= inner[axis][1],
  );
}
