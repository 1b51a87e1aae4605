import type * as english from '../en/form.ts';

export const form: typeof english.form = {
  colon: '：',
  leaveOut: '去掉',
  strategyAt: '第 {n} 个策略',
  repetitionsWrong: '必须是 1 到 {max} 的整数；更多的可列为种子',
  unused: {
    optimizer: '文档中有{field}，但{optimizer}不使用它。',
    'no-fine-tuning': '文档中有{field}，但没有微调，因此不会用到。',
  },
};
