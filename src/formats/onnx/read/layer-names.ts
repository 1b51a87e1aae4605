/** Longer names are cut, so that those that are made of them can be read. */
const LONGEST = 120;

/** Names of layers, made of those of the original. */
export class LayerNames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** The name in letters, digits, `_`, `.` and `-`, with a number behind it where it is taken. */
  unique(name: string): string {
    const safe = safeName(name);
    if (!this.#taken.has(safe)) {
      this.#taken.add(safe);
      return safe;
    }
    for (let number = this.#next.get(safe) ?? 2; ; number++) {
      const numbered = `${safe}_${number}`;
      if (this.#taken.has(numbered)) continue;
      this.#taken.add(numbered);
      this.#next.set(safe, number + 1);
      return numbered;
    }
  }
}

function safeName(name: string): string {
  const safe = name
    .replace(/[^A-Za-z0-9_.-]+/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|\.+$/g, '');
  return safe.slice(0, LONGEST) || 'layer';
}

/** The module in whose weight a layer's weights were: `conv1` of `conv1.weight`. */
export function moduleOf(weight: string | null): string | null {
  return /^(.+)[./](?:weight|kernel|gamma|scale|w)$/i.exec(weight ?? '')?.[1] ?? null;
}

/**
 * A node's name with the path of its module as PyTorch has it: `/layer1/layer1.0/relu/Relu` stands in
 * `layer1.0.relu`.
 */
export function pathName(node: string): string {
  if (!node.startsWith('/')) return node;
  const [first = '', ...others] = node.slice(1).split('/');
  let last = first;
  let path = first;
  for (const part of others) {
    // A part of a sequence is called with the sequence's own name before it.
    path = part.startsWith(`${last}.`) ? path.slice(0, -last.length) + part : `${path}.${part}`;
    last = part;
  }
  return path;
}
