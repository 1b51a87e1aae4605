import { RUN_STATUSES_ZH } from '../../../contract/words-zh.ts';
import type * as english from '../en/common.ts';
import { recipe, STRATEGIES } from './recipe.ts';

export const common: typeof english.common = {
  list: (items) => items.join('、'),
  sentences: (items) => items.join(''),
  baseline: '稠密基线',
  strategies: STRATEGIES,
  models: { mlp: 'MLP' },
  datasets: { imported: '导入的数据集' },
  series: {
    detail: (name, value) =>
      recipe.parameter(
        name,
        recipe.values((Array.isArray(value) ? value : [value]).map((one) => String(one))),
      ),
    named: (label, details) => `${label}（${details.join('、')}）`,
  },
  statuses: RUN_STATUSES_ZH,
  seeds: (_n, shown) => `${shown} 个种子`,
  at: (name, sparsity) => `${name}（${sparsity}）`,
  noRun: '还没有完成的运行。',
  noPrunedRun: '还没有完成的剪枝运行。',
};
