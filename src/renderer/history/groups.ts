import type { ExperimentSummary } from '../../contract/progress.ts';
import type { RowGroup } from '../table/lines.ts';

/** By what the history can be grouped. */
export const GROUPINGS = ['none', 'dataset', 'model', 'tag', 'name'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How groups are called. */
export interface GroupWords {
  readonly dataset: (id: string) => string;
  readonly model: (id: string) => string;
  /** Of experiments that have no tag. */
  readonly untagged: string;
}

/** The groups of an experiment; one with several tags stands in the group of each. */
export function groupsOf(
  { dataset, model, tags, name }: ExperimentSummary,
  by: Exclude<Grouping, 'none'>,
  words: GroupWords,
): RowGroup[] {
  switch (by) {
    case 'dataset':
      return [{ key: dataset, title: words.dataset(dataset) }];
    case 'model':
      return [{ key: model, title: words.model(model) }];
    case 'name':
      return [{ key: name, title: name }];
    case 'tag':
      return tags.length === 0
        ? [{ key: '', title: words.untagged }]
        : tags.map((tag) => ({ key: tag, title: tag }));
  }
}
