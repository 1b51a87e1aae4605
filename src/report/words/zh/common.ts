import { DENSE, DENSE_NAMES } from '../../../contract/words.ts';
import { RUN_STATUSES_ZH } from '../../../contract/words-zh.ts';
import type * as english from '../en/common.ts';
export const common: typeof english.common = {
  list: (items) => items.join('、'),
  sentences: (items) => items.join(''),
  baseline: DENSE_NAMES[DENSE].zh,
  statuses: RUN_STATUSES_ZH,
  seeds: (_n, shown) => `${shown} 个种子`,
  at: (name, sparsity) => `${name}（${sparsity}）`,
  noRun: '还没有完成的运行。',
  noPrunedRun: '还没有完成的剪枝运行。',
};
