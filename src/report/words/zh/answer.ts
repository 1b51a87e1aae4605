import type { Measure, Need, Needs } from '../../../contract/answer.ts';
import type * as english from '../en/answer.ts';

const needs: Record<Need, string> = {
  accuracyLoss: '准确率',
  size: '大小',
  macs: '乘加次数',
  latency: '延迟',
};

const preferences: Record<Needs['prefer'], string> = {
  accuracy: '最准确的',
  size: ' gzip 后最小的',
  macs: '乘加次数最少的',
  latency: '最快的',
};

const good: Record<Measure, string> = {
  accuracy: '同样准确',
  size: '同样小',
  macs: '乘加次数同样少',
  latency: '同样快',
};

const measured = (need: Need, isOnValidation: boolean) =>
  need === 'accuracyLoss' && isOnValidation ? `验证样本上的${needs[need]}` : needs[need];

export const answer: typeof english.answer = {
  places: { best: '最优', runnerUp: '次优', nearest: '最接近' },
  caption: '候选',
  note: '± 为各种子间（交叉验证时为各种子与折之间）95% 置信区间的半宽；差值相对于同一种子的参照。延迟为单次前向传播的中位数。',
  points: (_n, shown) => `${shown} 个百分点`,
  limits: {
    accuracyLoss: (points) => `最终准确率的均值最多下降 ${points}`,
    size: (share) => `gzip 后大小不超过参照的 ${share}`,
    macs: (share) => `乘加次数不超过参照的 ${share}`,
    latency: (share, batchSize) => `批大小 ${batchSize} 时的延迟不超过参照的 ${share}`,
  },
  asked: (limits, prefer) =>
    `要求：${limits.length === 0 ? '不限' : limits.join('，且')}；在满足要求者中选择${preferences[prefer]}。`,
  nearest: (candidate) => `最接近的是${candidate}。`,
  nearestMisses: (candidate, need, points, isOnValidation) =>
    `最接近的是${candidate}，其${measured(need, isOnValidation)}超出限度${need === 'accuracyLoss' ? ` ${points}` : ''}。`,
  best: (candidate, _meeting, shown, considered) =>
    `${candidate}。按均值计，${considered} 个候选（某策略的某一剪枝程度）中有 ${shown} 个满足要求。`,
  equivalent: (candidates, measure) => `已显示实际上${good[measure]}的：${candidates.join('；')}。`,
  undecided: (candidates, measure) =>
    `也许${good[measure]}、尚无定论的：${candidates.join('；')}。`,
  clearByItself: (candidates) =>
    `单独来看明显较差、但校正之后并不成立的：${candidates.join('；')}。`,
  uncertain: (of, isOnValidation) =>
    `${of.map((need) => measured(need, isOnValidation)).join('与')}的 95% 置信区间跨越限度，因此该要求未必得到满足。`,
};
