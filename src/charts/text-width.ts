/** Of a letter of the axes' size: of Chinese, Japanese and Korean ones, and of all others, about. */
const WIDE_LETTER = 12.5;
const LETTER = 6.7;
const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]/u;

/** Pixels that a text of the axes' size needs, about: enough to leave room for it before it is drawn. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_LETTER : LETTER), 0);
}
