import { exampleKindSchema, type ExampleKind } from '../../contract/examples.ts';

/** Which test images are looked at. */
export interface ExampleFilter {
  readonly kind: ExampleKind | 'all';
  /** A true class, and one that a network says; null for any. */
  readonly label: number | null;
  readonly predicted: number | null;
  /** From 0. */
  readonly page: number;
  /** Position in the test set of the image that is enlarged. */
  readonly enlarged: number | null;
}

/** What the address says nothing of. */
export const USUAL_FILTER: ExampleFilter = {
  kind: 'newly-wrong',
  label: null,
  predicted: null,
  page: 0,
  enlarged: null,
};

/** So many images stand on a page. */
export const PER_PAGE = 12;

/** Names of its parameters in the address: `?images=newly-right&truth=3&said=5&page=2&image=117`. */
export const FILTER_PARAMETERS = ['images', 'truth', 'said', 'page', 'image'] as const;
type Parameters = Readonly<Partial<Record<(typeof FILTER_PARAMETERS)[number], string>>>;

/** The filter that an address asks for; what it says wrongly is as if it were not there. */
export function readFilter({ images, truth, said, page, image }: Parameters): ExampleFilter {
  const kind = images === 'all' ? images : exampleKindSchema.safeParse(images).data;
  return {
    kind: kind ?? USUAL_FILTER.kind,
    label: wholeNumber(truth),
    predicted: wholeNumber(said),
    page: Math.max(0, (wholeNumber(page) ?? 1) - 1),
    enlarged: wholeNumber(image),
  };
}

/** The same as parameters; pages count from 1 there. */
export function writeFilter({ kind, label, predicted, page, enlarged }: ExampleFilter): Parameters {
  return {
    ...(kind === USUAL_FILTER.kind ? {} : { images: kind }),
    ...(label === null ? {} : { truth: String(label) }),
    ...(predicted === null ? {} : { said: String(predicted) }),
    ...(page === 0 ? {} : { page: String(page + 1) }),
    ...(enlarged === null ? {} : { image: String(enlarged) }),
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
