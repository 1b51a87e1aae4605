/** What is said of a layer in the picture beside its own figures: in a colour, and in words. */
export interface Mark {
  /** Null where the words stand alone. */
  readonly colour: string | null;
  readonly text: string;
}

/** By which an edge of the picture is named. */
export function edgeKey({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} ${to}`;
}
