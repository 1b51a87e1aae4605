import { parse } from 'svg-parser';
import type { ElementNode } from 'svg-parser';

/** An element of a drawing. */
export interface DrawnElement {
  readonly name: string;
  readonly children: readonly DrawnElement[];
  /** What stands in it, of a text. */
  readonly text: string;
  /** An attribute as it stands there. */
  readonly attribute: (name: string) => string | undefined;
}

/**
 * An SVG file's elements.
 *
 * @throws Error when it is none
 */
export function drawnElements(svg: string): DrawnElement {
  const root = parse(svg).children[0];
  if (root.type !== 'element') throw new Error(`This is no SVG: ${svg.slice(0, 200)}`);
  return elementOf(root);
}

function elementOf({ tagName = '', properties = {}, children }: ElementNode): DrawnElement {
  const nodes = children.filter((child) => typeof child !== 'string');
  return {
    name: tagName,
    children: nodes.filter((node) => node.type === 'element').map(elementOf),
    text: nodes
      .map((node) => (node.type === 'text' ? unescaped(String(node.value ?? '')) : ''))
      .join(''),
    attribute: (name) => (name in properties ? String(properties[name]) : undefined),
  };
}

const LETTERS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (name) => LETTERS[name] ?? name);
}
