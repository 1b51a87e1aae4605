import type * as english from '../en/latency.ts';

export const latency: typeof english.latency = {
  title: '延迟',
  unreliableTitle: '延迟不可靠：请重新测量',
  some: '涉及标有“?”的延迟。',
  how: '计算图相同的网络共用一个延迟。每个都与稠密网络交替测量，分 {bursts} 次、彼此错开时间，最近一次在 {at}。',
  others: '测量期间其他程序占用了处理器的 {share}。',
  again: '重新测量',
  first: '测量延迟',
  started: '正在重新测量 {n} 个运行的延迟',
  gone: '{n} 个运行的网络文件已不存在，其延迟保持不变。',
  ofRun: '批大小 {size} 时的延迟：{value} 毫秒',
  ofDense: '稠密网络的 {share}',
  sameAsDense: '与稠密网络的计算图相同',
  unreliable: '不可靠，请重新测量',
};
