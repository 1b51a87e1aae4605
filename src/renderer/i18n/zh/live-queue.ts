/** 排队中的实验、先后次序，以及机器此时的负载。 */
export const queue = {
  title: '队列',
  count: '{n} 个实验尚未完成',
  hint: '越靠上越先运行。正在进行的运行总会完成；多个实验共用的运行随其中最靠前的一个。新启动的实验排在最后。',
  failed: '无法加载队列：{message}',
  emptyTitle: '没有等待中的实验',
  emptyText: '所有实验都已结束。接下来启动的会立即开始。',
  runFirst: '优先运行',
  runFirstHint: '先于其他所有实验；正在进行的运行会完成',
  first: '优先运行 {name}',
  up: '将 {name} 上移',
  down: '将 {name} 下移',
  moved: '“{name}”现为第 {place} 个，共 {total} 个。',
  runsLeft: '剩余 {n} 个运行',
  latenciesLeft: '剩余 {n} 个延迟',
  ahead: '之前还有 {n} 个实验。',
  toQueue: '查看队列',
};

export const machine = {
  title: '本机',
  processors: '处理器',
  memory: '内存',
  of: '{used} / {all}',
  gigabytesOf: '{used} / {all} GB',
  workbench: '工作台：{trainers} 个训练进程，占用 {processors} 个处理器、{memory}',
  idle: '没有训练进程：工作台占用 {processors} 个处理器、{memory}',
};

export const now = {
  epoch: '第 {epoch} / {epochs} 轮',
  loss: '损失 {loss}',
  accuracy: '准确率 {accuracy}',
  figuresHint: '本轮至此已见的训练样本的平均值，均在其更新之前。',
  speed: '{n} 样本/秒',
  usage: 'CPU {processors}，{memory}',
  usageHint: '训练它的进程所占用的逻辑处理器与内存。',
  trained: '已训练 {done} / {total} 个运行',
  measuring: '正在测量延迟…',
  measuringLeft: '正在测量延迟，约剩 {time}',
};
