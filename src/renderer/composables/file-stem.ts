/**
 * The name of a file for what people have named: letters and digits of any script stay, everything else
 * becomes a hyphen. Parts that say nothing are left out.
 */
export function fileStem(...parts: readonly string[]): string {
  const stems = parts.map((part) => part.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, ''));
  return stems.filter((stem) => stem !== '').join('-') || 'experiments';
}
