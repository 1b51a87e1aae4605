/**
 * A name as the first part of a file's name that every file system takes: letters and digits of any
 * script stay, everything else becomes a hyphen.
 *
 * @returns empty where the name has neither letters nor digits
 */
export function fileStem(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      // A letter of two halves may have been cut in two.
      .replace(/[\uD800-\uDBFF]$/, '')
  );
}
