/** What is said of child processes. */
export const processSentences: Readonly<Record<string, string>> = {
  'gave no sign of life for {0} seconds and was ended: something had stopped it, its disk did not answer, or its memory was swapped out':
    '已 {0} 秒没有任何响应，因而被结束：它被暂停、其磁盘没有响应，或其内存被换出',
  'did not get on for {0} seconds and was ended: TensorFlow, a driver or a disk did not answer':
    '已 {0} 秒没有进展，因而被结束：TensorFlow、驱动程序或磁盘没有响应',
  'The process that reads data sets {0}. Try it again.': '读取数据集的进程{0}。请重试。',
  'ran out of memory: its JavaScript heap was full': '内存不足：其 JavaScript 堆已满',
  'could not get more memory: {0}': '无法获得更多内存：{0}',
  'was ended by the system, since the memory had run out': '因内存耗尽而被系统结束',
  'The trainer {0}. Lower the number of runs at a time in the settings, the batch size or the width of the model, or close other programs.':
    '训练进程{0}。请在设置中减少同时进行的运行数，减小批大小或模型宽度，或关闭其他程序。',
  'The process that reads data sets {0}. Close other programs, wait until fewer runs are trained, or take fewer examples or a smaller network.':
    '读取数据集的进程{0}。请关闭其他程序、等到同时训练的运行更少时再试，或使用更少的样本或更小的网络。',
  'makes {0} weights, more than the {1} that can be trained; to train it would take about {2} of memory, and this machine has {3}: choose smaller layers':
    '有 {0} 个权重，超过可训练的 {1} 个；训练它大约需要 {2} 内存，而本机有 {3}：请选择更小的层',
  'makes {0} weights; to train it in batches of {1} takes about {2} of memory, and this machine has {3}: choose smaller layers, or a smaller training.batchSize':
    '有 {0} 个权重；以 {1} 的批大小训练它大约需要 {2} 内存，而本机有 {3}：请选择更小的层，或更小的 training.batchSize',
};
