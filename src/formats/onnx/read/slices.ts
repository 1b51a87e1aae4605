/** Which indices of an axis a slice takes. */
export interface SliceRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** As ONNX's Slice counts: negative places from the end, and what lies outside is cut off. */
export function sliceRange(length: number, start: number, end: number, step: number): SliceRange {
  const least = step > 0 ? 0 : -1;
  const place = (at: number): number => {
    const own = at < 0 ? at + length : at;
    return Math.min(Math.max(own, least), step > 0 ? length : length - 1);
  };
  const from = Math.max(place(start), 0);
  const count = step === 0 ? 0 : Math.max(Math.ceil((place(end) - from) / step), 0);
  return { start: from, step, count };
}
