import { figuresIn } from '../language/figures.ts';
import type { Spread } from '../contract/results.ts';

/** `0.9671 ± 0.0010`, the half width of the 95 % interval, or without it where there is one seed. */
export function intervalText({ mean, halfWidth }: Spread, digits: number): string {
  return halfWidth === null
    ? mean.toFixed(digits)
    : `${mean.toFixed(digits)} ± ${halfWidth.toFixed(digits)}`;
}

/** A time left, as coarse as it is certain: `2 h 05 min`, `4 min`, `less than a minute`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A date and time in the user's zone to the minute: `2026-11-24 15:13`. */
export function momentText(iso: string): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}`
  );
}

/** The same to the second, where seconds count: `2026-11-24 15:13:07`. */
export function secondText(iso: string): string {
  return `${momentText(iso)}:${String(new Date(iso).getSeconds()).padStart(2, '0')}`;
}

/** `1 run`, `2 runs`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `812 B`, `3.4 kB`, `1.2 GB`: as in the app and its reports. */
export const bytesText = figuresIn('en').bytes;
