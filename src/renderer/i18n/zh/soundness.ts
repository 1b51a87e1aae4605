/** 对比结论是否站得住脚。 */
export const soundness = {
  title: '检查表',
  intro:
    '依据 Blalock、Gonzalez Ortiz、Frankle 与 Guttag 的 “What is the State of Neural Network Pruning?”（MLSys 2020）。',
  failed: '无法得出检查表：{message}',
  counts: '{all} 项中满足 {met} 项',
  states: { met: '满足', partly: '部分满足', missing: '缺失', pending: '待定' },
  mends: {
    'add-strategies': '添加',
    'add-seeds': '增加种子',
    'add-sparsities': '增加剪枝程度',
    'set-aside': '留出样本',
    'measure-again': '重新测量',
    'add-reference': '训练同样久',
    'fine-tune': '加入微调',
    retry: '重试这些运行',
  },
  mendHint: '准备一个共享全部已完成运行的新实验',
  matched: {
    compressionRatio: '相同压缩比处的最终准确率',
    theoreticalSpeedup: '相同理论加速比处的最终准确率',
    intro: '逐种子在相邻点之间按对数插值；不外推。均值 ± 95% 区间半宽。',
    strategy: '策略',
    none: '还没有两种策略达到共同的点。',
    notReached: '未达到',
  },
};
