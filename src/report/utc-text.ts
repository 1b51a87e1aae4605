/** A point in time to the minute, the same for every reader: `2026-11-24 15:13 UTC`. */
export function utcText(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
