/**
 * A font that a canvas can measure: `inherit`, which it does not know, is the page's own type, for which
 * letters would be taken for smaller than they are drawn.
 */
export function fontOf(font: string): string {
  return font.replace('inherit', getComputedStyle(document.body).fontFamily);
}

let context: CanvasRenderingContext2D | null | undefined;

/** Pixels of a text in a font; 0 where there is no canvas. */
export function textWidth(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return 0;
  if (context.font !== font) context.font = font;
  return context.measureText(text).width;
}
