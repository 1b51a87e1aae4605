import type * as english from '../en/sections.ts';

const against = { compression: '压缩比', sparsity: '稀疏度' };
const accuracies = { final: '最终准确率', oneShot: '一次性剪枝后准确率' };
const matchedNames = { compressionRatio: '压缩比', theoreticalSpeedup: '理论加速比' };

export const sections: typeof english.sections = {
  titles: {
    summary: '概要',
    notes: '备注与标签',
    answer: '答案',
    accuracy: '准确率与剪枝程度',
    'side-by-side': '并列对比',
    table: '策略对比',
    layers: '各层保留的参数',
    curves: '学习曲线',
    training: '训练',
    soundness: '对比的可靠性',
    runs: '运行',
    document: '实验文档',
    environment: '环境',
  },

  summary: {
    allDone: (all) => `全部 ${all} 个运行均已完成。`,
    someDone: (done, all) => `${all} 个运行中已完成 ${done} 个：以下为目前的结果。`,
    dataset: '数据集',
    model: '模型',
    training: '训练',
    fineTuning: '微调',
    strategies: '策略',
    sparsities: '目标稀疏度',
    ownLevels: '由各策略自行给定',
    seeds: '随机种子',
    folds: '交叉验证折数',
    device: '文档指定的设备',
    stateOfRuns: '运行状态',
    inState: (count, status) => `${count} 个${status}`,
    noBaseline: '还没有完成的稠密基线。',
    baselineAccuracy: '稠密基线准确率',
    baselineAccuracyOver: (seeds, hasInterval) =>
      `稠密基线准确率（${seeds}${hasInterval ? '，± 95% 置信区间的半宽' : ''}）`,
    baselineParameters: '稠密基线参数数',
    baselineMacs: '稠密基线乘加次数',
    baselineGzip: '稠密基线 gzip 后大小（kB）',
  },

  notes: { tags: '标签' },

  accuracy: {
    axis: { compression: '实际压缩比（对数刻度）', sparsity: '实际稀疏度' },
    accuracies,
    caption: (y, x) => `${accuracies[y]}随${against[x]}的变化，线为各种子的均值。`,
    bands: '色带为 95% 置信区间。',
    noBands: '种子很少，95% 置信区间很宽，未画出，见表。',
    oneSeed: '只有一个种子，无法得知其离散程度。',
    below: (names) => `低于显示范围而未画出的：${names}。`,
    alternative: (y, x, names) => `折线图：${accuracies[y]}随${against[x]}的变化，策略为${names}`,
    aside: '位置相同的标记并排画出，与其他线重合的线画成虚线。',
  },

  sideBySide: {
    caption: (ratio) =>
      `压缩比约 ${ratio} 处的准确率、gzip 后大小和延迟中位数，附 95% 置信区间。各策略取其最接近的点，并注明该点实际的稀疏度（剪去单元的策略按单元计）与压缩比。`,
    alternative: (ratio, names) => `柱状图：压缩比约 ${ratio} 处${names}的准确率、大小和延迟`,
    tableCaption: (ratio) => `压缩比约 ${ratio} 处的并列对比`,
    note: '± 为各种子间 95% 置信区间的半宽。延迟为批大小 1 时单次前向传播的中位数。',
    accuracy: '最终准确率（%）',
    size: 'gzip 后大小（kB）',
    latency: '延迟（毫秒，批大小 1）',
    latencyPending: '延迟：尚未测量',
  },

  table: {
    accuracyCaption: '各策略在各剪枝程度下的准确率',
    accuracyNote:
      '剪枝程度为目标稀疏度或阈值。稀疏度为移除的比例：剪去整个单元的策略按单元计，否则按权重计；“占权重”一律按权重计。数值为各种子（交叉验证时为各种子与折）的均值，± 为 95% 置信区间（t 分布）的半宽。准确率在测试集上测得；“一次性剪枝后”指剪枝之后、微调之前。差值为最终准确率减去同一种子参照网络的准确率，单位为百分点，用配对 t 检验；其 p 值经 Holm 法对该策略的所有剪枝程度校正，并据此判断。“实际相等”指已显示相差在半个百分点之内；“未定”指既未显示相等也未显示差异；“单独明显”指其置信区间不含零，但校正之后并不成立；“相当于猜测”指这些网络或参照中的多数不比猜测更好。',
    costCaption: '各策略在各剪枝程度下的大小与开销',
    costNote:
      '数值为各种子的均值。理论加速比为稠密基线的乘加次数除以不计已剪权重的乘加次数。大小为权重文件的大小。延迟为在本报告所用机器上单次前向传播的中位数；被掩码的权重只是零，仍参与乘法。',
    doubtful: '“?”表示该延迟不可靠，应重新测量。',
    matchedCaption: (measure) => `相同实际${matchedNames[measure]}处的最终准确率（%）`,
    matchedNote: (measure) =>
      `逐种子在相邻两点之间按${matchedNames[measure]}的对数线性插值；± 为各种子间 95% 置信区间的半宽。短横表示该策略未达到此处。`,
  },

  layers: {
    caption: (ratio) =>
      `压缩比约 ${ratio} 处各层的保留比例：非零参数占稠密基线同层参数的比例，各种子的均值。`,
    alternative: (layers) => `热图：${layers}各层保留参数的比例`,
    tableCaption: '各层的保留比例',
    partCaption: (from, to) => `各层的保留比例，第 ${from} 至 ${to} 层`,
    note: '非零参数占稠密基线同层参数的比例，各种子的均值。',
  },

  curves: {
    title: (ratio) => (ratio === null ? '训练与微调' : `训练、剪枝至压缩比约 ${ratio} 以及微调`),
    none: '还没有训练轮次的记录。',
    caption: (title, validated) =>
      `${title}：训练样本上的准确率（实线）${validated ? '、验证样本上的准确率（虚线）' : ''}以及测试集上的准确率（大点：刚剪枝后与最终），各种子的均值；种子不止一个时，色带为一个标准差。训练集上的数值是一轮中各步的均值。`,
    alternative: (names) => `折线图：${names}的准确率随轮次的变化`,
    tableCaption: (title) => `${title}，逐轮数据`,
    note: '数值为各种子的均值；微调的轮次接在训练的轮次之后计数。剪枝后的网络在第一个轮次处的测试准确率是微调之前的（一次性）准确率。损失为平均交叉熵，单位为奈特。',
    epoch: '轮次',
    epochs: '轮次（微调接在训练之后）',
    accuracy: (sets) => `准确率：${sets}`,
    lines: { training: '训练集（实线）', validation: '验证集（虚线）', test: '测试集（大点）' },
    sets: { training: '训练集', validation: '验证集', test: '测试集' },
    pruning: '剪枝',
    anew: '重新训练',
    rounds: (name) => `${name} 剪枝`,
    testAccuracy: '测试准确率，%',
    testLoss: '测试损失',
  },

  runs: {
    caption: '全部运行',
    conditions:
      '“相当于猜测”：准确率不高于一直猜最常见类别凭运气所能达到的水平。“非有限值”：损失不再是有限的数。',
    note: '准确率为测试集上的最终准确率。标识与最终权重的 SHA-256 只列前 16 位；导出的 JSON 与 CSV 中为全长。',
    failures: '运行失败的原因',
  },

  document: {
    intro:
      '所运行的文档，已填入全部默认值。将其导入工作台，或交给命令行的 run 命令，即可重做同一实验。',
  },

  environment: {
    experiment: '实验',
    created: '创建时间',
    format: '结果格式',
    version: (shown) => `第 ${shown} 版`,
    none: '还没有完成的运行，因此没有环境记录。',
    intro: '延迟仅适用于本机。',
    workbench: '工作台',
    commit: '源代码提交',
    device: '设备',
    onDevice: (name, kind) => `${name}（${kind}）`,
    driver: 'GPU 驱动',
    deterministicOps: 'GPU 上的确定性运算',
    tf32: 'GPU 上的 TF32',
    cores: '物理核心数',
    memory: '内存',
    platform: '操作系统',
    node: 'Node',
    tensorflow: 'TensorFlow',
    tfjs: 'TensorFlow.js',
    oneDnn: 'TensorFlow 中的 oneDNN',
    onOrOff: (on) => (on ? '开启' : '关闭'),
    vectorInstructions: '向量指令',
    execution: '训练步的执行方式',
  },
};
